import { hiddenStyle } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';

/** The looks that all tables of the console share. */
export const useListStyles = makeStyles({
  frame: {
    overflowX: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  header: { backgroundColor: tokens.colorNeutralBackground2 },
  number: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  /** For a column that holds a moment. */
  moment: { width: '176px', minWidth: '176px' },
  /** For a column of a few digits or one word. */
  narrow: { width: '104px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  end: { textAlign: 'end' },
  hidden: hiddenStyle,
  clip: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
});
