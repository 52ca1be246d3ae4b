// The gallery's own page: the list of exhibits, and the selected one in a frame of the chosen width, theme and
// language.
import { useState } from 'react';
import { allLanguages } from '../../core/text/text';
import { exhibitAddress, themes, windowSizes, type ExhibitLook } from './address';
import { exhibitIds, type ExhibitId } from './exhibitIds';

export function Catalogue() {
  const [id, setId] = useState<ExhibitId>(exhibitIds[0]);
  const [size, setSize] = useState<(typeof windowSizes)[number]>(windowSizes[1]);
  const [look, setLook] = useState<ExhibitLook>({ theme: 'light', language: 'en' });
  return (
    <div className="catalogue">
      <nav aria-label="Exhibits">
        {exhibitIds.map((each) => (
          <button key={each} type="button" aria-pressed={each === id} onClick={() => setId(each)}>
            {each}
          </button>
        ))}
      </nav>
      <main>
        <header>
          <Choice
            label="Width"
            value={size.width}
            all={windowSizes.map(({ width }) => width)}
            onChoose={(width) => setSize(windowSizes.find((each) => each.width === width)!)}
          />
          <Choice
            label="Theme"
            value={look.theme}
            all={themes}
            onChoose={(theme) => setLook({ ...look, theme })}
          />
          <Choice
            label="Language"
            value={look.language}
            all={allLanguages}
            onChoose={(language) => setLook({ ...look, language })}
          />
          <a href={exhibitAddress(id, look)}>{id} alone</a>
        </header>
        <div className="catalogueFrame">
          <iframe title={id} src={exhibitAddress(id, look)} width={size.width} height={size.height} />
        </div>
      </main>
    </div>
  );
}

interface ChoiceProps<T> {
  readonly label: string;
  readonly value: T;
  readonly all: readonly T[];
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string | number>({ label, value, all, onChoose }: ChoiceProps<T>) {
  return (
    <label>
      {label}{' '}
      <select
        value={value}
        onChange={(event) => {
          const chosen = all[event.currentTarget.selectedIndex];
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {all.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
}
