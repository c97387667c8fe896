import { makeStyles, tokens } from '@fluentui/react-components';

/** How every form of this app is laid out. */
export const useFormStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalXL },
  primary: { minHeight: '48px', fontSize: tokens.fontSizeBase400, borderRadius: tokens.borderRadiusLarge },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  text: {
    margin: 0,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },
  divider: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground3,
    '::before': { content: '""', flexGrow: 1, height: '1px', backgroundColor: tokens.colorNeutralStroke2 },
    '::after': { content: '""', flexGrow: 1, height: '1px', backgroundColor: tokens.colorNeutralStroke2 },
  },
});
