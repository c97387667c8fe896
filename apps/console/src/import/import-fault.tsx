import { CodedError } from '@alongside/protocol';
import { ErrorNotice, Notice, useLocale } from '@alongside/ui';
import { z } from 'zod';

const Unreadable = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('encoding') }),
  z.object({ reason: z.literal('csv'), line: z.int().nullable() }),
  z.object({ reason: z.literal('lines'), most: z.int() }),
  z.object({ reason: z.literal('columns'), twice: z.boolean().optional() }),
  z.object({ reason: z.literal('empty') }),
]);

/** An error of an import. Where the file can't be read, it says what is wrong with it, and about where. */
export function ImportFault({ error }: { readonly error: unknown }) {
  const { t, format } = useLocale();
  const isUnreadable = error instanceof CodedError && error.code === 'IMPORT_UNREADABLE';
  const details = Unreadable.safeParse(isUnreadable ? error.details : undefined);
  if (!details.success) return <ErrorNotice error={error} />;
  const textOf = (fault: z.infer<typeof Unreadable>): string => {
    switch (fault.reason) {
      case 'encoding':
        return t('console.import.fault-encoding');
      case 'csv':
        return fault.line === null
          ? t('console.import.fault-csv')
          : t('console.import.fault-csv-near', { line: format.number(fault.line) });
      case 'lines':
        return t('console.import.fault-lines', { most: format.number(fault.most) });
      case 'columns':
        return t(fault.twice === true ? 'console.import.fault-twice' : 'console.import.fault-no-address');
      case 'empty':
        return t('console.import.fault-empty');
    }
  };
  return (
    <Notice kind="error" title={t('console.import.unreadable')}>
      {textOf(details.data)}
    </Notice>
  );
}
