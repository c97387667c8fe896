import { Card } from '@alongside/ui';
import {
  Checkbox,
  Radio,
  RadioGroup,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import type { AmongDraft } from './policy-draft.ts';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalL },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground3 },
  condition: { display: 'grid', gap: tokens.spacingVerticalXS },
  within: { display: 'grid', gap: tokens.spacingVerticalS, paddingInlineStart: '36px' },
  choices: { display: 'flex', flexWrap: 'wrap', border: 'none', margin: 0, padding: 0, minWidth: 0 },
});

interface PartProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** One of the questions of which a policy is made. */
export function PolicyPart({ title, text, children }: PartProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <Card role="group" aria-labelledby={id} className={styles.part}>
      <div>
        <h2 id={id} className={styles.heading}>
          {title}
        </h2>
        {text !== undefined && <p className={styles.text}>{text}</p>}
      </div>
      {children}
    </Card>
  );
}

interface OptionalProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
  readonly children?: ReactNode;
}

/** Something that a policy may ask, with what belongs to it while it does. */
export function OptionalPart({ label, isOn, onToggle, children }: OptionalProps) {
  const styles = useStyles();
  return (
    <div className={styles.condition}>
      <Checkbox checked={isOn} label={label} onChange={(_event, { checked }) => onToggle(checked === true)} />
      {isOn && children !== undefined && <div className={styles.within}>{children}</div>}
    </div>
  );
}

interface AmongProps<Item> {
  readonly label: string;
  readonly isLabel: string;
  readonly notLabel: string;
  readonly draft: AmongDraft<Item>;
  /** undefined: it is whole. */
  readonly fault: string | undefined;
  readonly onChange: (draft: AmongDraft<Item>) => void;
  readonly children: ReactNode;
}

/** A condition that holds inside of a list, or outside of it. */
export function AmongPart<Item>(props: AmongProps<Item>) {
  const { draft, onChange } = props;
  return (
    <OptionalPart label={props.label} isOn={draft.isOn} onToggle={(isOn) => onChange({ ...draft, isOn })}>
      <RadioGroup
        layout="horizontal"
        aria-label={props.label}
        value={draft.is}
        onChange={(_event, { value }) => onChange({ ...draft, is: value === 'in' ? 'in' : 'not-in' })}
      >
        <Radio value="not-in" label={props.notLabel} />
        <Radio value="in" label={props.isLabel} />
      </RadioGroup>
      {props.children}
      {props.fault !== undefined && <FaultText text={props.fault} />}
    </OptionalPart>
  );
}

const useFaultStyles = makeStyles({
  fault: { margin: 0, color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
});

export function FaultText({ text }: { readonly text: string }) {
  return (
    <p role="alert" className={useFaultStyles().fault}>
      {text}
    </p>
  );
}

interface ChoicesProps<Item extends string> {
  readonly label: string;
  readonly options: readonly Item[];
  readonly textOf: (item: Item) => string;
  readonly chosen: readonly Item[];
  readonly onChange: (chosen: readonly Item[]) => void;
}

/** Any of a few, in their order. */
export function FewChoices<Item extends string>(props: ChoicesProps<Item>) {
  const styles = useStyles();
  const { options, chosen, onChange } = props;
  return (
    <fieldset className={styles.choices} aria-label={props.label}>
      {options.map((option) => (
        <Checkbox
          key={option}
          checked={chosen.includes(option)}
          label={props.textOf(option)}
          onChange={(_event, { checked }) =>
            onChange(options.filter((one) => (one === option ? checked === true : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}
