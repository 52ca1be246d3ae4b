// A field for one number, written as people write numbers (1e-8 too). A wrong value says what is allowed and
// changes nothing; that is still said when the field has been left, until it is changed.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withTyped, type Issue } from '../../core/validation/issue';
import { formatSetting } from '../../core/numbers/formatNumber';
import { describeIssue } from './notices';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  /** What is wrong with a number; null where it is allowed. */
  readonly check: (value: number) => Issue | null;
  readonly onCommit: (value: number) => void;
  readonly leftSection?: string;
  /** Whether another field may make a wrong value of this one, which is then said at once. */
  readonly watched?: boolean;
}

export function NumberField({
  label,
  value,
  check,
  onCommit,
  leftSection,
  watched = false,
}: NumberFieldProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const written = draft ?? formatSetting(value);
  const number = draft === null ? value : readNumber(draft);
  const found = draft !== null || watched ? check(number) : null;
  const error = found === null || Number.isFinite(number) ? found : withTyped(found, written);
  /** What was wrong when the field was left, and the value that was kept. */
  const [refused, setRefused] = useState<{ readonly issue: Issue; readonly kept: number } | null>(null);
  const said =
    error !== null
      ? describeIssue(error, t)
      : draft === null && refused?.kept === value
        ? t('notice.kept', { wrong: describeIssue(refused.issue, t), value: formatSetting(value) })
        : null;

  const commit = (): void => {
    if (draft === null || error !== null) return;
    setDraft(null);
    if (number !== value) onCommit(number);
  };

  return (
    <TextInput
      className="numberField"
      size="xs"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      leftSection={leftSection}
      value={written}
      error={said}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        setRefused(null);
      }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => {
        commit();
        if (draft !== null && error !== null) setRefused({ issue: error, kept: value });
        setDraft(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key !== 'Escape') return;
        setDraft(null);
        setRefused(null);
      }}
    />
  );
}

/** Full-width digits, as a Japanese keyboard gives them, count too; NaN where it is no number. */
function readNumber(text: string): number {
  const plain = text.normalize('NFKC').trim().replace('−', '-');
  return plain === '' ? NaN : Number(plain);
}
