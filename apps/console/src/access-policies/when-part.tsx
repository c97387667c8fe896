import { AccessPlatform, Mode, PolicyDeviceState } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { useMemo, useState } from 'react';
import { pickableCountries } from '../pick/countries.ts';
import { pickableNetworks } from '../pick/pickable-networks.ts';
import { SeveralPicker } from '../pick/several-picker.tsx';
import { ACCESS_PLATFORM_NAMES, DEVICE_STATE_TEXTS } from '../texts/policy-texts.ts';
import { MODE_TEXTS } from '../texts/session-texts.ts';
import { AmongPart, FewChoices, OptionalPart, PolicyPart } from './policy-parts.tsx';
import { HoursField } from './hours-field.tsx';
import type { PolicyPartProps } from './who-part.tsx';

const HOURS_MAX = 90 * 24;

/** The circumstances in which a policy applies. */
export function WhenPart({ draft, faults, onChange }: PolicyPartProps) {
  const { t } = useLocale();
  // Ticked before anything is chosen in it: the draft alone couldn't tell.
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const isOpen = (name: string, isUsed: boolean) => isUsed || opened.has(name);
  const toggle = (name: string, isOn: boolean) => {
    const next = new Set(opened);
    if (isOn) next.add(name);
    else next.delete(name);
    setOpened(next);
  };
  return (
    <PolicyPart title={t('console.policy.when')} text={t('console.policy.when-text')}>
      <OptionalPart
        label={t('console.policy.condition-modes')}
        isOn={isOpen('modes', draft.modes.length > 0)}
        onToggle={(isOn) => {
          toggle('modes', isOn);
          if (!isOn) onChange({ modes: [] });
        }}
      >
        <FewChoices
          label={t('console.policy.condition-modes')}
          options={Mode.options}
          textOf={(mode) => t(MODE_TEXTS[mode])}
          chosen={draft.modes}
          onChange={(modes) => onChange({ modes })}
        />
      </OptionalPart>
      <PlaceConditions draft={draft} faults={faults} onChange={onChange} />
      <OptionalPart
        label={t('console.policy.condition-device')}
        isOn={isOpen('device', draft.device.length > 0)}
        onToggle={(isOn) => {
          toggle('device', isOn);
          if (!isOn) onChange({ device: [] });
        }}
      >
        <FewChoices
          label={t('console.policy.condition-device')}
          options={PolicyDeviceState.options}
          textOf={(state) => t(DEVICE_STATE_TEXTS[state])}
          chosen={draft.device}
          onChange={(device) => onChange({ device })}
        />
      </OptionalPart>
      <SignInConditions draft={draft} faults={faults} onChange={onChange} />
    </PolicyPart>
  );
}

/** Where they come from, and with what. */
function PlaceConditions({ draft, faults, onChange }: PolicyPartProps) {
  const { t, locale } = useLocale();
  const countries = useMemo(() => pickableCountries(locale), [locale]);
  return (
    <>
      <AmongPart
        label={t('console.policy.condition-networks')}
        isLabel={t('console.policy.inside')}
        notLabel={t('console.policy.outside')}
        draft={draft.networks}
        fault={faults.has('networks') ? t('console.policy.fault-list') : undefined}
        onChange={(networks) => onChange({ networks })}
      >
        <SeveralPicker
          label={t('console.policies.networks')}
          from={pickableNetworks}
          values={draft.networks.of}
          onChange={(of) => onChange({ networks: { ...draft.networks, of } })}
        />
      </AmongPart>
      <AmongPart
        label={t('console.policy.condition-countries')}
        isLabel={t('console.policy.inside')}
        notLabel={t('console.policy.outside')}
        draft={draft.countries}
        fault={faults.has('countries') ? t('console.policy.fault-list') : undefined}
        onChange={(next) => onChange({ countries: next })}
      >
        <SeveralPicker
          label={t('console.policy.countries')}
          hint={t('console.policy.countries-hint')}
          from={countries}
          values={draft.countries.of}
          onChange={(of) => onChange({ countries: { ...draft.countries, of } })}
        />
      </AmongPart>
      <AmongPart
        label={t('console.policy.condition-platforms')}
        isLabel={t('console.policy.one-of')}
        notLabel={t('console.policy.none-of')}
        draft={draft.platforms}
        fault={faults.has('platforms') ? t('console.policy.fault-list') : undefined}
        onChange={(platforms) => onChange({ platforms })}
      >
        <FewChoices
          label={t('console.policy.condition-platforms')}
          options={AccessPlatform.options}
          textOf={(platform) => ACCESS_PLATFORM_NAMES[platform]}
          chosen={draft.platforms.of}
          onChange={(of) => onChange({ platforms: { ...draft.platforms, of } })}
        />
      </AmongPart>
    </>
  );
}

/** How they have signed in. */
function SignInConditions({ draft, faults, onChange }: PolicyPartProps) {
  const { t } = useLocale();
  return (
    <>
      <OptionalPart
        label={t('console.policy.condition-age')}
        isOn={draft.isAgeAsked}
        onToggle={(isAgeAsked) => onChange({ isAgeAsked })}
      >
        <HoursField
          label={t('console.policy.hours-ago')}
          value={draft.signInOlderHours}
          isFaulty={faults.has('signInOlderThanMs')}
          most={HOURS_MAX}
          onChange={(signInOlderHours) => onChange({ signInOlderHours })}
        />
      </OptionalPart>
      <OptionalPart
        label={t('console.policy.condition-mfa')}
        isOn={draft.isMfaAbsent}
        onToggle={(isMfaAbsent) => onChange({ isMfaAbsent })}
      />
    </>
  );
}
