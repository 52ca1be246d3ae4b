// A field for one number in usual notation (1e-8 too). An invalid value shows what is allowed and changes nothing; the
// message stays after the field is left, until the value changes.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withTyped, type Issue } from '../../core/validation/issue';
import { formatSetting } from '../../core/numbers/formatNumber';
import { describeIssue } from './notices';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  /** Returns the issue of a number; null if it is allowed. */
  readonly check: (value: number) => Issue | null;
  readonly onCommit: (value: number) => void;
  readonly leftSection?: string;
  /** Whether another field can make this one's value invalid; the issue is then shown at once. */
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
  /** The issue when the field was left, and the value that was kept. */
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

/** Accepts full-width digits, as from a Japanese keyboard; NaN if the text is not a number. */
function readNumber(text: string): number {
  const plain = text.normalize('NFKC').trim().replace('−', '-');
  return plain === '' ? NaN : Number(plain);
}
