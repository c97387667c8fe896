import { addStreamRoute, StreamFormat } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { Checkbox, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { ShownOnce } from '../shell/shown-once.tsx';
import { NEW_STREAM, readStream, type StreamDraft } from './stream-draft.ts';
import { FORMAT_TEXTS } from './stream-texts.ts';

const PORT_MAX = 65_535;
const EXAMPLE_CA = '-----BEGIN CERTIFICATE-----';
const EXAMPLE_HOST = 'logs.example.com';
const EXAMPLE_URL = 'https://siem.example.com/alongside';

interface AddStreamDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A new place to stream the audit log to; a webhook's secret is shown here, once. */
export function AddStreamDialog({ isOpen, onClose }: AddStreamDialogProps) {
  const { t } = useLocale();
  return (
    <ModalDialog isOpen={isOpen} title={t('console.streams.add')} onClose={onClose}>
      <AddStream onClose={onClose} />
    </ModalDialog>
  );
}

function AddStream({ onClose }: Pick<AddStreamDialogProps, 'onClose'>) {
  const { t } = useLocale();
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null)
    return (
      <ShownOnce
        text={t('console.streams.secret-text')}
        label={t('console.streams.secret')}
        secret={secret}
        onClose={onClose}
      />
    );
  return (
    <StreamForm
      onAdded={(made) => {
        if (made === null) onClose();
        else setSecret(made);
      }}
      onClose={onClose}
    />
  );
}

interface StreamFormProps {
  /** @param secret null: there is none */
  readonly onAdded: (secret: string | null) => void;
  readonly onClose: () => void;
}

function StreamForm({ onAdded, onClose }: StreamFormProps) {
  const { t } = useLocale();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(NEW_STREAM);
  const [isChecked, setChecked] = useState(false);
  const { body, faults } = readStream(draft);
  const add = useMutation({
    mutationFn: (whole: NonNullable<typeof body>) => callRoute(addStreamRoute, { body: whole }),
    onSuccess: async ({ secret }) => {
      onAdded(secret);
      await refreshTopics(queries, 'streams');
    },
  });
  const fields: FieldsProps = {
    draft,
    faults: isChecked ? faults : new Set(),
    onChange: (part) => setDraft({ ...draft, ...part }),
  };
  return (
    <DialogForm
      submit={t('console.streams.add-submit')}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={() => {
        setChecked(true);
        if (body !== null) add.mutate(body);
      }}
      onClose={onClose}
    >
      <Field
        label={t('console.streams.name')}
        required
        {...(fields.faults.has('name') && { validationMessage: t('console.fault.name', { most: 100 }) })}
      >
        <Input
          dir="auto"
          value={draft.name}
          maxLength={100}
          onChange={(_event, { value }) => fields.onChange({ name: value })}
        />
      </Field>
      <TargetFields {...fields} />
      <FormatFields {...fields} />
    </DialogForm>
  );
}

interface FieldsProps {
  readonly draft: StreamDraft;
  readonly faults: ReadonlySet<string>;
  readonly onChange: (part: Partial<StreamDraft>) => void;
}

function TargetFields({ draft, faults, onChange }: FieldsProps) {
  const { t, format } = useLocale();
  return (
    <>
      <Field label={t('console.streams.kind')}>
        <RadioGroup
          layout="horizontal"
          value={draft.kind}
          onChange={(_event, { value }) => onChange({ kind: value === 'syslog' ? 'syslog' : 'webhook' })}
        >
          <Radio value="webhook" label={t('console.streams.webhook')} />
          <Radio value="syslog" label={t('console.streams.syslog')} />
        </RadioGroup>
      </Field>
      {draft.kind === 'webhook' ? (
        <Field
          label={t('console.streams.url')}
          hint={t('console.streams.url-hint')}
          required
          {...(faults.has('url') && { validationMessage: t('console.fault.url') })}
        >
          <Input
            dir="ltr"
            type="url"
            value={draft.url}
            placeholder={EXAMPLE_URL}
            onChange={(_event, { value }) => onChange({ url: value })}
          />
        </Field>
      ) : (
        <>
          <Field
            label={t('console.streams.host')}
            required
            {...(faults.has('host') && { validationMessage: t('console.streams.host-fault') })}
          >
            <Input
              dir="ltr"
              value={draft.host}
              placeholder={EXAMPLE_HOST}
              onChange={(_event, { value }) => onChange({ host: value })}
            />
          </Field>
          <Field
            label={t('console.streams.port')}
            {...(faults.has('port') && {
              validationMessage: t('console.fault.number', {
                least: format.number(1),
                most: format.number(PORT_MAX),
              }),
            })}
          >
            <Input
              type="number"
              min={1}
              max={PORT_MAX}
              value={draft.port}
              onChange={(_event, { value }) => onChange({ port: value })}
            />
          </Field>
          <Field label={t('console.streams.authority')} hint={t('console.streams.authority-hint')}>
            <Textarea
              dir="ltr"
              rows={3}
              value={draft.authority}
              placeholder={EXAMPLE_CA}
              onChange={(_event, { value }) => onChange({ authority: value })}
            />
          </Field>
        </>
      )}
    </>
  );
}

function FormatFields({ draft, onChange }: FieldsProps) {
  const { t } = useLocale();
  return (
    <>
      <Field label={t('console.streams.format')}>
        <RadioGroup
          layout="horizontal"
          value={draft.format}
          onChange={(_event, { value }) =>
            onChange({ format: StreamFormat.options.find((one) => one === value) ?? draft.format })
          }
        >
          {StreamFormat.options.map((one) => (
            <Radio key={one} value={one} label={t(FORMAT_TEXTS[one])} />
          ))}
        </RadioGroup>
      </Field>
      <Checkbox
        checked={draft.isFromBeginning}
        label={t('console.streams.from-beginning')}
        onChange={(_event, { checked }) => onChange({ isFromBeginning: checked === true })}
      />
    </>
  );
}
