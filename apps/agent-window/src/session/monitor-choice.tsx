import { Field, Select } from '@fluentui/react-components';
import { useLocale } from '@alongside/ui';
import type { SceneOf } from '../link/use-agent.ts';

/** A monitor's name is never empty. */
const ALL = '';

interface MonitorChoiceProps {
  readonly scene: SceneOf<'active'>;
  /** null: all of them. */
  readonly onChoose: (monitor: string | null) => void;
}

/** Which screen the helper sees, where there are several. */
export function MonitorChoice({ scene, onChoose }: MonitorChoiceProps) {
  const { t } = useLocale();
  const { monitors } = scene;
  if (monitors === null || monitors.all.length < 2) return null;
  return (
    <Field label={t('window.monitors.label')}>
      <Select
        value={monitors.chosen ?? ALL}
        onChange={(_, { value }) => {
          onChoose(value === ALL ? null : value);
        }}
      >
        <option value={ALL}>{t('window.monitors.all')}</option>
        {monitors.all.map(({ name, width, height }) => (
          <option key={name} value={name}>
            {t('window.monitors.one', { name, width: String(width), height: String(height) })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
