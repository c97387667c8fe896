import { translator } from '../doctor/translator.ts';
import type { TrayEntryName, TrayModel } from './tray-model.ts';

export interface TrayTexts {
  /** What the icon says of itself. */
  readonly title: string;
  readonly entry: (name: TrayEntryName) => string;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * @param locale that the person chose; null: the system's
 * @param env of the system; its language counts where nothing was chosen
 */
export async function trayTexts(
  { look, helperName }: TrayModel,
  locale: string | null,
  env: Readonly<Record<string, string | undefined>>,
): Promise<TrayTexts> {
  const t = await translator(locale === null ? env : { LC_ALL: locale });
  const isRightToLeft = t('tray.direction') === 'rtl';
  // A name of the other direction reorders nothing around it.
  const name = `\u2068${helperName ?? ''}\u2069`;
  return {
    title: t(`tray.title.${look}`, { name }),
    entry: (entry) => t(`tray.entry.${entry}`),
    direction: isRightToLeft ? 'rtl' : 'ltr',
  };
}
