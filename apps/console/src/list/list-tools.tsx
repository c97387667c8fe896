import type { ListName } from '@alongside/protocol';
import { ViewMenu } from '../views/view-menu.tsx';
import { stateOf } from '../views/view-state.ts';
import { ColumnMenu } from './column-menu.tsx';
import type { ListWords } from './list-words.ts';
import type { ChosenColumns } from './use-columns.ts';

interface ListToolsProps<Row> {
  readonly list: ListName;
  readonly search: ListWords;
  readonly columns: ChosenColumns<Row>;
  /** Words of a view; the page passes over those that it doesn't know. */
  readonly onSearch: (search: ListWords) => void;
}

/** How a list is shown: its views and its columns. */
export function ListTools<Row>({ list, search, columns, onSearch }: ListToolsProps<Row>) {
  return (
    <>
      <ViewMenu
        list={list}
        state={stateOf(search, columns.chosen)}
        onApply={(state) => {
          columns.choose(state.columns);
          onSearch(state.filters);
        }}
      />
      <ColumnMenu columns={columns} />
    </>
  );
}
