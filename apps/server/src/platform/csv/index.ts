export { CSV_BYTE_ORDER_MARK, csvRecord, type CsvValue } from './csv.ts';
