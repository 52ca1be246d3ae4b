// The formula's text field: errors are marked under their characters while typing.
import { inLanguage } from '../../core/text/text';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormulaProblem } from '../../core/formula/formula';
import { useLanguage } from '../app/appContext';

interface FormulaTextProps {
  readonly text: string;
  readonly problem: FormulaProblem | null;
  readonly onChange: (text: string) => void;
  readonly onEnter: () => void;
}

export function FormulaText({ text, problem, onChange, onEnter }: FormulaTextProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  return (
    <div className="formulaText" data-wrong={problem !== null}>
      <label htmlFor={id}>f(x, y) =</label>
      <div className="formulaField">
        {/* The same characters at the same positions, so that marks lie under the wrong ones. */}
        <div className="formulaMarks" aria-hidden>
          {problem === null ? text : <Marked text={text} problem={problem} />}
        </div>
        <textarea
          id={id}
          value={text}
          rows={1}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          data-autofocus
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
          onKeyDown={(event) => {
            // During composition, Enter belongs to the input method.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onEnter();
          }}
        />
      </div>
      <p id={`${id}-problem`} className="formulaProblem" role="status">
        {problem !== null && (
          <>
            {problem.code !== 'empty' && (
              <span className="formulaPlace">{t('formula.character', { at: problem.at + 1 })}</span>
            )}
            {inLanguage(problem.words, language)}
          </>
        )}
      </p>
    </div>
  );
}

function Marked({
  text,
  problem: { at, length },
}: {
  readonly text: string;
  readonly problem: FormulaProblem;
}) {
  const end = at + Math.max(1, length);
  // Missing text is marked where it should be.
  const wrong = text.slice(at, end) || ' ';
  return (
    <>
      {text.slice(0, at)}
      <mark>{wrong}</mark>
      {text.slice(end)}
    </>
  );
}
