import type { AccessAnswer, AccessQuery, ScreenLayout, SessionCommand } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import {
  Button,
  Menu,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
  makeStyles,
} from '@fluentui/react-components';
import {
  CursorClickRegular,
  CursorProhibitedRegular,
  DesktopRegular,
  KeyboardRegular,
  PauseRegular,
  PlayRegular,
} from '@fluentui/react-icons';
import { useAccessRemedy } from '../session/use-access-remedy.ts';
import { AccessReasons } from '../shell/access-reasons.tsx';
import { ExplainLink } from '../shell/explain-link.tsx';
import type { ControlStatus } from './control-status.ts';
import { KEY_SEQUENCES } from './key-sequences.ts';
import type { SequenceKey } from './remote-hand.ts';

const useStyles = makeStyles({ tools: { display: 'contents' } });

interface ControlToolsProps {
  readonly status: ControlStatus;
  readonly layout: ScreenLayout | null;
  /** Between whom and on what control is asked for, to explain a refusal. */
  readonly question: AccessQuery;
  /** The helper's side has paused. */
  readonly isPausedHere: boolean;
  /** The first one in it gets the focus when the helper leaves the picture by keyboard. */
  readonly id: string;
  readonly onAsk: () => void;
  readonly onGiveBack: () => void;
  readonly command: (command: SessionCommand) => void;
  readonly onKeys: (keys: readonly SequenceKey[]) => void;
  readonly onMonitor: (monitor: string | null) => void;
  readonly onPause: (isPaused: boolean) => void;
}

/** What the helper can do with the sharer's desktop, and with the session's going on. */
export function ControlTools(props: ControlToolsProps) {
  const styles = useStyles();
  const { status, layout } = props;
  const isAllowed = status.kind === 'held' || status.kind === 'blocked';
  return (
    <div id={props.id} className={styles.tools}>
      <ControlButton {...props} />
      {isAllowed && <KeysMenu isOffered={status.kind === 'held'} onKeys={props.onKeys} />}
      {layout !== null && layout.monitors.length > 1 && (
        <MonitorMenu layout={layout} onMonitor={props.onMonitor} />
      )}
      <PauseButton isPausedHere={props.isPausedHere} onPause={props.onPause} />
    </div>
  );
}

function ControlButton({ status, question, onAsk, onGiveBack, command }: ControlToolsProps) {
  const { t } = useLocale();
  switch (status.kind) {
    case 'refused':
      return <RefusedControl answer={status.answer} question={question} onAsk={onAsk} />;
    case 'offered':
      return (
        <Button appearance="subtle" icon={<CursorClickRegular />} onClick={onAsk}>
          {t('mode.control')}
        </Button>
      );
    case 'asked':
      return (
        <Button
          icon={<CursorProhibitedRegular />}
          onClick={() => command({ kind: 'withdraw', questionId: status.questionId })}
        >
          {t('console.ask.withdraw')}
        </Button>
      );
    case 'held':
    case 'blocked':
      return (
        <Button icon={<CursorProhibitedRegular />} onClick={onGiveBack}>
          {t('console.control.give-back')}
        </Button>
      );
  }
}

interface RefusedControlProps {
  readonly answer: Extract<AccessAnswer, { isAllowed: false }> | undefined;
  readonly question: AccessQuery;
  readonly onAsk: () => void;
}

function RefusedControl({ answer, question, onAsk }: RefusedControlProps) {
  const { t } = useLocale();
  const remedy = useAccessRemedy(answer, onAsk);
  const why =
    answer === undefined ? t('console.ask.not-offered') : <AccessReasons missing={answer.missing} />;
  return (
    <>
      <Tooltip content={<>{remedy?.status ?? why}</>} relationship="description" withArrow>
        <Button
          appearance="subtle"
          icon={<CursorClickRegular />}
          disabledFocusable={remedy === null || remedy.isBusy}
          onClick={() => {
            if (remedy?.isBusy === false) remedy.act();
          }}
        >
          {t('mode.control')}
          {remedy !== null && ` – ${remedy.action}`}
        </Button>
      </Tooltip>
      {answer !== undefined && <ExplainLink question={question} />}
    </>
  );
}

interface KeysMenuProps {
  readonly isOffered: boolean;
  readonly onKeys: (keys: readonly SequenceKey[]) => void;
}

function KeysMenu({ isOffered, onKeys }: KeysMenuProps) {
  const { t } = useLocale();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<KeyboardRegular />} disabledFocusable={!isOffered}>
          {t('console.keys.menu')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {KEY_SEQUENCES.map(({ id, textKey, keys }) => (
            <MenuItem key={id} disabled={!isOffered} onClick={() => onKeys(keys)}>
              <bdi>{t(textKey)}</bdi>
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const MONITOR = 'monitor';
/** No monitor has this name: names aren't empty. */
const ALL = '';

interface MonitorMenuProps {
  readonly layout: ScreenLayout;
  readonly onMonitor: (monitor: string | null) => void;
}

function MonitorMenu({ layout, onMonitor }: MonitorMenuProps) {
  const { t } = useLocale();
  const describe = ({ name, width, height, isPrimary }: ScreenLayout['monitors'][number]): string =>
    t(isPrimary ? 'console.monitors.primary' : 'console.monitors.one', { name, width, height });
  return (
    <Menu
      checkedValues={{ [MONITOR]: [layout.monitor ?? ALL] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const [chosen = ALL] = checkedItems;
        onMonitor(chosen === ALL ? null : chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<DesktopRegular />}>
          <bdi>{layout.monitor ?? t('console.monitors.all')}</bdi>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemRadio name={MONITOR} value={ALL}>
            {t('console.monitors.all')}
          </MenuItemRadio>
          {layout.monitors.map((monitor) => (
            <MenuItemRadio key={monitor.name} name={MONITOR} value={monitor.name}>
              {describe(monitor)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface PauseButtonProps {
  readonly isPausedHere: boolean;
  readonly onPause: (isPaused: boolean) => void;
}

function PauseButton({ isPausedHere, onPause }: PauseButtonProps) {
  const { t } = useLocale();
  return (
    <Button
      appearance="subtle"
      icon={isPausedHere ? <PlayRegular /> : <PauseRegular />}
      onClick={() => onPause(!isPausedHere)}
    >
      {t(isPausedHere ? 'console.control.resume' : 'console.control.pause')}
    </Button>
  );
}
