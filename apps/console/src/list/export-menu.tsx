import { useLocale } from '@alongside/ui';
import { Button, Menu, MenuItemLink, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';

interface ExportMenuProps {
  /** Where the file comes from; what is exported is what the filters show. */
  readonly urlOf: (format: 'csv' | 'json') => string;
}

export function ExportMenu({ urlOf }: ExportMenuProps) {
  const { t } = useLocale();
  return (
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownloadRegular />}>{t('console.export')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemLink href={urlOf('csv')} download>
            {t('console.export.csv')}
          </MenuItemLink>
          <MenuItemLink href={urlOf('json')} download>
            {t('console.export.json')}
          </MenuItemLink>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
