import { makeStyles, tokens } from '@fluentui/react-components';

/** What all scenes look alike in. */
export const useSceneStyles = makeStyles({
  words: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  intro: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: 1.55,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },
  form: { display: 'grid', gap: tokens.spacingVerticalM, margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  action: {
    flex: '1 1 140px',
    minHeight: '48px',
    fontSize: tokens.fontSizeBase400,
    borderRadius: tokens.borderRadiusLarge,
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});
