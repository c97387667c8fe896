import {
  AssignmentBody,
  addAssignmentRoute,
  type AssignmentId,
  type AssignmentView,
  type GroupKind,
  removeAssignmentRoute,
  updateAssignmentRoute,
} from '@alongside/protocol';
import { Card, ConfirmDialog, useLocale } from '@alongside/ui';
import { Button, Field, Radio, RadioGroup, Select, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { pickableGroups } from '../pick/pickable.ts';
import { SeveralPicker } from '../pick/several-picker.tsx';
import { useRoleName } from '../roles/role-name.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { callRoute } from '../server/call-route.ts';
import { organisationQueries } from '../server/organisation-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useMay } from '../server/use-me.ts';
import { BackLink } from '../shell/back-link.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { LockoutNotice } from '../shell/lockout-notice.tsx';
import { faultyFields } from '../shell/faulty-fields.ts';
import { NameFields } from '../shell/name-fields.tsx';
import { useNotices } from '../shell/notices.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { changesOf, useDraft } from '../shell/use-draft.ts';
import {
  type AssignmentDraft,
  bodyOf,
  draftOf,
  NEW_ASSIGNMENT,
  type ScopeDraft,
} from './assignment-draft.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '720px' },
  part: { display: 'grid', gap: tokens.spacingVerticalM },
  inert: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** One assignment. */
export function AssignmentPage({ assignmentId }: { readonly assignmentId: AssignmentId }) {
  useLiveTopic('roles');
  const { t } = useLocale();
  const mayChange = useMay('manage-roles');
  const assignment = useQuery(organisationQueries.assignment(assignmentId));
  return (
    <>
      <BackLink to="/roles/assignments">{t('console.assignment.back')}</BackLink>
      <Loaded query={assignment}>
        {(data) => (
          <>
            <PageHeader
              title={data.name}
              {...(data.description !== null && { text: <bdi>{data.description}</bdi> })}
              actions={mayChange && <RemoveAssignment assignment={data} />}
            />
            <AssignmentForm key={data.id} stored={data} mayChange={mayChange} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** A new assignment. */
export function NewAssignmentPage() {
  const { t } = useLocale();
  return (
    <>
      <BackLink to="/roles/assignments">{t('console.assignment.back')}</BackLink>
      <PageHeader title={t('console.assignments.add')} text={t('console.assignment.new-text')} />
      <AssignmentForm stored={null} mayChange />
    </>
  );
}

interface AssignmentFormProps {
  /** null: a new one. */
  readonly stored: AssignmentView | null;
  readonly mayChange: boolean;
}

function AssignmentForm({ stored, mayChange }: AssignmentFormProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { say } = useNotices();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const before = stored === null ? NEW_ASSIGNMENT : draftOf(stored);
  const { draft, put } = useDraft(before);
  const [isChecked, setChecked] = useState(false);
  const faults = faultyFields(AssignmentBody, bodyOf(draft));
  const save = useMutation({
    mutationFn: () =>
      stored === null
        ? callRoute(addAssignmentRoute, { body: bodyOf(draft) })
        : callRoute(updateAssignmentRoute, {
            params: { assignmentId: stored.id },
            body: changesOf(bodyOf(before), bodyOf(draft)),
          }),
    onSuccess: async ({ id, name }) => {
      say(t('console.assignment.saved', { name }));
      // It may be one's own: what this page offers depends on it.
      await refreshTopics(queries, 'assignments', 'roles', 'people', 'me');
      if (stored === null)
        await navigate({ to: '/roles/assignments/$assignmentId', params: { assignmentId: id } });
    },
  });
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (faults.size === 0 && !save.isPending) save.mutate();
      }}
    >
      <fieldset disabled={!mayChange} className={styles.inert}>
        <div className={styles.form}>
          <Card className={styles.part}>
            <NameFields
              label={t('console.assignments.name')}
              name={draft.name}
              description={draft.description}
              faults={isChecked ? faults : new Set()}
              descriptionMax={1_000}
              onChange={put}
            />
            <RoleField value={draft.role} onChange={(role) => put({ role })} />
          </Card>
          <Card className={styles.part}>
            <SeveralPicker
              label={t('console.assignments.members')}
              hint={t('console.assignment.members-hint')}
              from={pickableGroups('people')}
              values={draft.members}
              onChange={(members) => put({ members })}
            />
          </Card>
          <Card className={styles.part}>
            <ScopeField kind="people" scope={draft.people} onChange={(people) => put({ people })} />
            <ScopeField kind="devices" scope={draft.devices} onChange={(devices) => put({ devices })} />
          </Card>
        </div>
      </fieldset>
      <LockoutNotice error={save.error} />
      {mayChange && (
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
            {t('console.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

interface RoleFieldProps {
  readonly value: AssignmentDraft['role'];
  readonly onChange: (role: AssignmentDraft['role']) => void;
}

function RoleField({ value, onChange }: RoleFieldProps) {
  const { t } = useLocale();
  const roleName = useRoleName();
  const roles = useInfiniteQuery(organisationQueries.roles());
  const items = roles.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Field label={t('console.assignments.role')} hint={t('console.assignment.role-hint')}>
      <Select
        value={value}
        onChange={(_event, data) => onChange(items.find(({ id }) => id === data.value)?.id ?? value)}
      >
        {items.map((role) => (
          <option key={role.id} value={role.id}>
            {roleName(role)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const SCOPE_TEXTS = {
  people: {
    label: 'console.assignments.people',
    all: 'console.assignment.all-people',
    some: 'console.assignment.some-people',
    groups: 'console.assignment.people-groups',
  },
  devices: {
    label: 'console.assignments.devices',
    all: 'console.assignment.all-devices',
    some: 'console.assignment.some-devices',
    groups: 'console.assignment.device-groups',
  },
} as const;

interface ScopeFieldProps {
  readonly kind: GroupKind;
  readonly scope: ScopeDraft;
  readonly onChange: (scope: ScopeDraft) => void;
}

/** Who or what may be helped: all, or the members of groups. */
function ScopeField({ kind, scope, onChange }: ScopeFieldProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const texts = SCOPE_TEXTS[kind];
  return (
    <div className={styles.part}>
      <Field
        label={t(texts.label)}
        {...(kind === 'devices' && { hint: t('console.assignment.unenrolled-hint') })}
      >
        <RadioGroup
          value={scope.isAll ? 'all' : 'some'}
          onChange={(_event, { value }) => onChange({ ...scope, isAll: value === 'all' })}
        >
          <Radio value="some" label={t(texts.some)} />
          <Radio value="all" label={t(texts.all)} />
        </RadioGroup>
      </Field>
      {!scope.isAll && (
        <SeveralPicker
          label={t(texts.groups)}
          from={pickableGroups(kind)}
          values={scope.groups}
          onChange={(groups) => onChange({ ...scope, groups })}
        />
      )}
    </div>
  );
}

function RemoveAssignment({ assignment }: { readonly assignment: AssignmentView }) {
  const { t } = useLocale();
  const { say } = useNotices();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => callRoute(removeAssignmentRoute, { params: { assignmentId: assignment.id } }),
    onSuccess: async () => {
      say(t('console.assignment.removed', { name: assignment.name }));
      await navigate({ to: '/roles/assignments' });
      await refreshTopics(queries, 'assignments', 'roles', 'people', 'me');
    },
  });
  return (
    <>
      <Button icon={<DeleteRegular />} onClick={() => setAsking(true)}>
        {t('console.assignment.remove')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('console.assignment.remove-title', { name: assignment.name })}
        confirm={t('console.assignment.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => {
          setAsking(false);
          remove.reset();
        }}
      >
        <p>{t('console.assignment.remove-text')}</p>
        <LockoutNotice error={remove.error} />
      </ConfirmDialog>
    </>
  );
}
