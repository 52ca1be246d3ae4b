// A field for one number, written as people write numbers (1e-8 too). A wrong value says what is allowed and
// changes nothing.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withTyped, type SceneIssue } from '../../core/scene/issue';
import { formatSetting } from '../../core/formatNumber';
import { describeIssue } from './notices';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  /** What is wrong with a number; null where it is allowed. */
  readonly check: (value: number) => SceneIssue | null;
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
      error={error === null ? null : describeIssue(error, t)}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => {
        commit();
        setDraft(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}

/** Full-width digits, as a Japanese keyboard gives them, count too; NaN where it is no number. */
function readNumber(text: string): number {
  const plain = text.normalize('NFKC').trim().replace('−', '-');
  return plain === '' ? NaN : Number(plain);
}
