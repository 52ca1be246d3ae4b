// The families of a picker, each with its number of results: a single choice, moved by arrow keys.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

export interface RailFamily {
  readonly name: string;
  readonly label: string;
  readonly count: number;
}

interface FamilyRailProps {
  readonly families: readonly RailFamily[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

export function FamilyRail({ families, chosen, onChoose }: FamilyRailProps) {
  const { t } = useTranslation();
  const group = useId();
  return (
    <fieldset className="familyRail">
      <legend className="visuallyHidden">{t('picker.families')}</legend>
      {families.map(({ name, label, count }) => (
        <label key={name} className="railFamily" data-empty={count === 0}>
          <input
            type="radio"
            className="visuallyHidden"
            name={group}
            value={name}
            checked={name === chosen}
            onChange={() => onChoose(name)}
          />
          <span className="railLabel">{label}</span>
          <span className="railCount">{count}</span>
        </label>
      ))}
    </fieldset>
  );
}
