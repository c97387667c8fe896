import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type Me, removePictureRoute, setPictureRoute } from '@alongside/protocol';
import { Avatar, callRoute, ErrorNotice, useLocale } from '@alongside/ui';
import { useRef, useState } from 'react';
import { useMe } from '../app/me-context.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { Section } from './section.tsx';
import { drawSquare, squareAsJpeg } from './square-picture.ts';

const PREVIEW_PX = 112;

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXXL },
  preview: { width: `${PREVIEW_PX}px`, height: `${PREVIEW_PX}px`, borderRadius: '50%' },
  away: { display: 'none' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** The picture that others see on the trust screen. */
export function PictureSection({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const { t } = useLocale();
  const { changed } = useMe();
  const file = useRef<HTMLInputElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [chosen, setChosen] = useState<File | null>(null);

  const drawing = useSubmit(async () => {
    const picked = file.current?.files?.[0];
    if (picked === undefined || canvas.current === null) return;
    // Otherwise the browser says nothing when the same file is chosen again.
    if (file.current !== null) file.current.value = '';
    setChosen(null);
    await drawSquare(picked, canvas.current);
    setChosen(picked);
  });
  const saving = useSubmit(async () => {
    if (canvas.current === null) return;
    changed(await callRoute(setPictureRoute, { body: await squareAsJpeg(canvas.current) }));
    setChosen(null);
  });
  const removing = useSubmit(async () => {
    changed(await callRoute(removePictureRoute));
  });
  const hasPicture = me.profile.picture !== null;
  return (
    <Section title={t('share.picture.title')} text={t('share.picture.text')}>
      <div className={styles.row}>
        {chosen === null && <Avatar person={me.profile} size={PREVIEW_PX} />}
        <canvas
          ref={canvas}
          role="img"
          aria-label={t('share.picture.preview')}
          className={chosen === null ? styles.away : styles.preview}
        />
        <div className={styles.actions}>
          <input
            ref={file}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            className={styles.away}
            tabIndex={-1}
            aria-hidden="true"
            onChange={drawing.submit}
          />
          {chosen === null ? (
            <Button size="large" onClick={() => file.current?.click()}>
              {t(hasPicture ? 'share.picture.change' : 'share.picture.choose')}
            </Button>
          ) : (
            <>
              <Button
                appearance="primary"
                size="large"
                disabledFocusable={saving.isBusy}
                onClick={saving.submit}
              >
                {t('share.picture.use')}
              </Button>
              <Button
                size="large"
                onClick={() => {
                  setChosen(null);
                }}
              >
                {t('ui.dialog.cancel')}
              </Button>
            </>
          )}
          {hasPicture && chosen === null && (
            <Button
              appearance="subtle"
              size="large"
              disabledFocusable={removing.isBusy}
              onClick={removing.submit}
            >
              {t('share.picture.remove')}
            </Button>
          )}
        </div>
      </div>
      <ErrorNotice error={drawing.error ?? saving.error ?? removing.error} />
    </Section>
  );
}
