import { useLocale } from '@alongside/ui';
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ColumnTripleRegular } from '@fluentui/react-icons';
import type { ChosenColumns } from './use-columns.ts';

/** Which columns are shown. */
export function ColumnMenu<Row>({ columns }: { readonly columns: ChosenColumns<Row> }) {
  const { t } = useLocale();
  const shown = columns.shown.map(({ key }) => key);
  return (
    <Menu
      checkedValues={{ columns: shown }}
      onCheckedValueChange={(_event, { checkedItems }) => columns.choose(checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<ColumnTripleRegular />}>
          {t('console.list.columns')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columns.all.map(({ key, textKey, presence }) => (
            <MenuItemCheckbox key={key} name="columns" value={key} disabled={presence === 'always'}>
              {t(textKey)}
            </MenuItemCheckbox>
          ))}
          <MenuDivider />
          <MenuItem disabled={columns.chosen === null} onClick={() => columns.choose(null)}>
            {t('console.list.columns-reset')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
