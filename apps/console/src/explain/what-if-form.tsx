import { AccessPlatform, Mode, Side } from '@alongside/protocol';
import { Card, useLocale } from '@alongside/ui';
import {
  Button,
  Field,
  Input,
  Radio,
  RadioGroup,
  Select,
  Switch,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useMemo } from 'react';
import { pickableCountries } from '../pick/countries.ts';
import { pickableNetworks } from '../pick/pickable-networks.ts';
import { pickablePeople } from '../pick/pickable.ts';
import { SearchPicker } from '../pick/search-picker.tsx';
import { ACCESS_PLATFORM_NAMES, SIDE_TEXTS } from '../texts/policy-texts.ts';
import { MODE_TEXTS } from '../texts/session-texts.ts';
import {
  WHAT_IF_DEVICES,
  WHAT_IF_PLACES,
  type WhatIfDevice,
  type WhatIfDraft,
  type WhatIfPlace,
} from './what-if-draft.ts';

const MINUTES_MAX = 365 * 24 * 60;

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    alignItems: 'start',
  },
});

const PLACE_TEXTS: Readonly<Record<WhatIfPlace, string>> = {
  unknown: 'console.what-if.place-unknown',
  address: 'console.what-if.place-address',
  network: 'console.what-if.place-network',
};

const DEVICE_TEXTS: Readonly<Record<WhatIfDevice, string>> = {
  browser: 'console.what-if.device-browser',
  compliant: 'console.what-if.device-compliant',
  noncompliant: 'console.what-if.device-noncompliant',
  unenrolled: 'console.what-if.device-unenrolled',
};

interface FieldsProps {
  readonly draft: WhatIfDraft;
  readonly faults: ReadonlySet<string>;
  readonly onChange: (part: Partial<WhatIfDraft>) => void;
}

interface WhatIfFormProps extends FieldsProps {
  readonly isBusy: boolean;
  readonly onSubmit: () => void;
}

/** Who comes, and in which way. */
export function WhatIfForm({ draft, faults, isBusy, onChange, onSubmit }: WhatIfFormProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const fields = { draft, faults, onChange };
  return (
    <Card>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <div className={styles.fields}>
          <WhoFields {...fields} />
          <PlaceFields {...fields} />
          <SignInFields {...fields} />
        </div>
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
            {t('console.what-if.ask')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function WhoFields({ draft, faults, onChange }: FieldsProps) {
  const { t } = useLocale();
  return (
    <>
      <SearchPicker
        label={t('console.what-if.person')}
        from={pickablePeople}
        value={draft.person}
        {...(faults.has('person') && { hint: t('console.what-if.person-fault') })}
        onChoose={(person) => onChange({ person })}
      />
      <Field label={t('console.what-if.side')}>
        <RadioGroup
          layout="horizontal"
          value={draft.side}
          onChange={(_event, { value }) =>
            onChange({ side: Side.options.find((side) => side === value) ?? draft.side })
          }
        >
          {Side.options.map((side) => (
            <Radio key={side} value={side} label={t(SIDE_TEXTS[side])} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('console.what-if.mode')}>
        <Select
          value={draft.mode ?? ''}
          onChange={(_event, { value }) =>
            onChange({ mode: Mode.options.find((mode) => mode === value) ?? null })
          }
        >
          <option value="">{t('console.what-if.no-mode')}</option>
          {Mode.options.map((mode) => (
            <option key={mode} value={mode}>
              {t(MODE_TEXTS[mode])}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

function PlaceFields({ draft, faults, onChange }: FieldsProps) {
  const { t, locale } = useLocale();
  const countries = useMemo(() => pickableCountries(locale), [locale]);
  return (
    <>
      <Field label={t('console.what-if.place')}>
        <Select
          value={draft.place}
          onChange={(_event, { value }) =>
            onChange({ place: WHAT_IF_PLACES.find((place) => place === value) ?? draft.place })
          }
        >
          {WHAT_IF_PLACES.map((place) => (
            <option key={place} value={place}>
              {t(PLACE_TEXTS[place])}
            </option>
          ))}
        </Select>
      </Field>
      {draft.place === 'address' && (
        <Field
          label={t('console.what-if.address')}
          {...(faults.has('address') && { validationMessage: t('console.what-if.address-fault') })}
        >
          <Input
            dir="ltr"
            value={draft.address}
            placeholder="203.0.113.7"
            onChange={(_event, { value }) => onChange({ address: value })}
          />
        </Field>
      )}
      {draft.place === 'network' && (
        <SearchPicker
          label={t('console.what-if.network')}
          from={pickableNetworks}
          value={draft.network}
          {...(faults.has('network') && { hint: t('console.what-if.network-fault') })}
          onChoose={(network) => onChange({ network })}
        />
      )}
      <SearchPicker
        label={t('console.what-if.country')}
        hint={t('console.what-if.country-hint')}
        from={countries}
        value={draft.country}
        onChoose={(country) => onChange({ country })}
      />
    </>
  );
}

function SignInFields({ draft, faults, onChange }: FieldsProps) {
  const { t, format } = useLocale();
  return (
    <>
      <Field label={t('console.what-if.platform')}>
        <Select
          value={draft.platform ?? ''}
          onChange={(_event, { value }) =>
            onChange({ platform: AccessPlatform.options.find((platform) => platform === value) ?? null })
          }
        >
          <option value="">{t('console.what-if.not-known')}</option>
          {AccessPlatform.options.map((platform) => (
            <option key={platform} value={platform}>
              {ACCESS_PLATFORM_NAMES[platform]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('console.what-if.device')}>
        <Select
          value={draft.device}
          onChange={(_event, { value }) =>
            onChange({ device: WHAT_IF_DEVICES.find((device) => device === value) ?? draft.device })
          }
        >
          {WHAT_IF_DEVICES.map((device) => (
            <option key={device} value={device}>
              {t(DEVICE_TEXTS[device])}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={t('console.what-if.sign-in-age')}
        {...(faults.has('signInAgeMs') && {
          validationMessage: t('console.fault.number', {
            least: format.number(0),
            most: format.number(MINUTES_MAX),
          }),
        })}
      >
        <Input
          type="number"
          inputMode="numeric"
          min={0}
          max={MINUTES_MAX}
          value={draft.signInAgeMinutes}
          contentAfter={t('console.settings.minutes')}
          onChange={(_event, { value }) => onChange({ signInAgeMinutes: value })}
        />
      </Field>
      <Switch
        checked={draft.hasSeveralFactors}
        label={t('console.what-if.mfa')}
        onChange={(_event, { checked }) => onChange({ hasSeveralFactors: checked })}
      />
    </>
  );
}
