// The editor of the user's own landscape: text, domain and parameters, with a live map and the derivatives.
import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { Flag } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkFormulaOn } from '../../core/landscapes/checkFormulaOn';
import { parseFormula } from '../../core/formula/formula';
import { derivativesLatex } from '../../core/landscapes/formulaLandscape';
import type { LandscapeDefinition } from '../../core/landscapes/define';
import type { Domain } from '../../core/geometry/domain';
import { landscapeKey, type FormulaReference } from '../../core/landscapes/reference';
import { resolveLandscape } from '../../core/landscapes/resolve';
import { invalid, type Issue } from '../../core/validation/issue';
import { describeRange, isInRange } from '../../core/validation/numberRange';
import { limits } from '../../core/scene/scene';
import { inLanguage, type Language } from '../../core/text/text';
import { failureOf } from '../../protocol/failure';
import { useApp, useLanguage, useWindow, useScene } from '../app/appContext';
import { Dialog } from '../controls/Dialog';
import { MathFormula } from '../controls/MathFormula';
import { NoticesPlace } from '../controls/NoticesPlace';
import { NumberField } from '../controls/NumberField';
import { LandscapeMap } from '../picker/LandscapeMap';
import { loadSurface } from '../requests/loadSurface';
import { checkDraft, draftOf, examples, type FormulaDraft } from './draft';
import './formula.css';
import { FormulaParameters } from './FormulaParameters';
import { FormulaText } from './FormulaText';

export function FormulaDialog() {
  const app = useApp();
  const { t } = useTranslation();
  const opened = useWindow(({ picker }) => picker === 'formula');
  const close = (): void => app.window.setState({ picker: null });
  return (
    <Dialog
      opened={opened}
      onClose={close}
      size={1040}
      title={t('formula.title')}
      centered
      classNames={{ body: 'formulaBody', content: 'formulaContent' }}
    >
      <FormulaEditor onDone={close} />
    </Dialog>
  );
}

function FormulaEditor({ onDone }: { readonly onDone: () => void }) {
  const app = useApp();
  const { t } = useTranslation();
  const [draft, setDraft] = useState<FormulaDraft>(() => draftOf(app.scenes.getState().scene.landscape));
  const change = (part: Partial<FormulaDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const checked = useMemo(() => checkDraft(draft), [draft]);
  const reference = checked.ok ? checked.reference : null;
  /** The engine's objection to the values on the domain; null while there is none. */
  const trouble = useDomainTrouble(reference);
  const isRacing = useScene(({ landscape }) => 'formula' in landscape);
  const ready = reference !== null && trouble === null;

  const race = async (): Promise<void> => {
    if (!ready) return;
    if (await app.chooseOwn(reference)) onDone();
  };

  return (
    <>
      <div className="formulaEditor">
        <div className="formulaForm">
          <FormulaText
            text={draft.text}
            problem={checked.ok ? null : checked.problem}
            onChange={(text) => change({ text })}
            onEnter={() => void race()}
          />
          {trouble !== null && (
            <p className="formulaTrouble" role="alert">
              {trouble}
            </p>
          )}
          <Group gap={6} className="formulaExamples">
            <Text fz="xs" c="dimmed">
              {t('formula.examples')}
            </Text>
            {examples.map((text) => (
              <UnstyledButton key={text} onClick={() => change({ text })}>
                {text}
              </UnstyledButton>
            ))}
          </Group>
          <DomainFields domain={draft.domain} onChange={(domain) => change({ domain })} />
          {reference !== null && checked.ok && checked.parameters.length > 0 && (
            <section>
              <div className="formulaHeading">{t('formula.parameters')}</div>
              <FormulaParameters
                parameters={reference.parameters}
                withRanges
                onChange={(name, parameter) =>
                  change({ parameters: { ...reference.parameters, [name]: parameter } })
                }
              />
            </section>
          )}
          <Text fz="xs" c="dimmed">
            {t('formula.help')}
          </Text>
        </div>
        <Preview reference={trouble === null ? reference : null} />
      </div>
      <Group justify="flex-end" className="formulaActions">
        <NoticesPlace above />
        <Button variant="default" onClick={onDone}>
          {t('formula.cancel')}
        </Button>
        <Button color="iris.6" disabled={!ready} leftSection={<Flag size={16} />} onClick={() => void race()}>
          {t(isRacing ? 'formula.update' : 'formula.race')}
        </Button>
      </Group>
    </>
  );
}

/** Requests a coarse surface from the engine, which refuses a formula that is flat or not finite on the domain. */
function useDomainTrouble(reference: FormulaReference | null): string | null {
  const { client } = useApp().host;
  const language = useLanguage();
  const [found, setFound] = useState<{ readonly key: string; readonly message: string | null } | null>(null);
  const key = reference === null ? null : landscapeKey(reference);
  useEffect(() => {
    if (reference === null || key === null) return;
    const abort = new AbortController();
    loadSurface(client, reference, 16, abort.signal).then(
      (surface) => {
        if (surface !== null) setFound({ key, message: null });
      },
      (error: unknown) =>
        setFound({ key, message: troubleInWords(reference, language) ?? failureOf(error).message }),
    );
    return () => abort.abort();
    // The key stands for the reference.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, key, language]);
  return found !== null && found.key === key ? found.message : null;
}

/** The engine's message is English, so the check is repeated for the window's language. Null if it passes. */
function troubleInWords(
  { formula, domain, parameters }: FormulaReference,
  language: Language,
): string | null {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return null;
  const values = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
  const problem = checkFormulaOn(parsed.formula, domain, values);
  return problem && inLanguage(problem.words, language);
}

interface DomainFieldsProps {
  readonly domain: Domain;
  readonly onChange: (domain: Domain) => void;
}

function DomainFields({ domain, onChange }: DomainFieldsProps) {
  const { t } = useTranslation();
  return (
    <section>
      <div className="formulaHeading">{t('formula.domain')}</div>
      <div className="formulaDomain">
        {(['x', 'y'] as const).map((axis) => {
          const [low, high] = domain[axis];
          const check =
            (end: 0 | 1) =>
            (value: number): Issue | null => {
              if (!isInRange(value, limits.domain))
                return invalid(axis, value, describeRange(axis, limits.domain));
              if (end === 0 ? value < high : value > low) return null;
              return invalid(axis, value, end === 0 ? `${axis} < ${high}` : `${axis} > ${low}`);
            };
          return (
            <div key={axis} className="formulaInterval">
              <NumberField
                label={t('formula.from', { axis })}
                value={low}
                check={check(0)}
                onCommit={(value) => onChange({ ...domain, [axis]: [value, high] })}
              />
              <span>
                ≤ <i>{axis}</i> ≤
              </span>
              <NumberField
                label={t('formula.to', { axis })}
                value={high}
                check={check(1)}
                onCommit={(value) => onChange({ ...domain, [axis]: [low, value] })}
              />
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** The formula as parsed: typeset, drawn, differentiated. */
function Preview({ reference }: { readonly reference: FormulaReference | null }) {
  const { t } = useTranslation();
  const [last, setLast] = useState(reference);
  // While the text is invalid, the last valid formula stays.
  if (reference !== null && reference !== last) setLast(reference);
  const shown = useDeferredValue(last);
  if (shown === null) return <div className="formulaPreview" />;
  const found = resolveLandscape(shown);
  if (!found.ok) return <div className="formulaPreview" />;
  const { landscape } = found;
  return (
    <div className="formulaPreview" data-stale={reference === null}>
      <LandscapeMap
        reference={shown}
        landscape={landscape}
        start={landscape.start}
        label={t('formula.map')}
      />
      <MathFormula latex={landscape.latex} label={t('formula.typeset')} />
      <Derivatives landscape={landscape} />
    </div>
  );
}

function Derivatives({ landscape }: { readonly landscape: LandscapeDefinition }) {
  const { t } = useTranslation();
  const [dx, dy, xx, xy, yy] = useMemo(() => derivativesLatex(landscape), [landscape]);
  // One per line, since matrices would be too wide.
  const lines = (...all: readonly (readonly [string, string | null | undefined])[]): string =>
    `\\begin{aligned} ${all
      .map(([name, latex]) => `${name} &= ${latex ?? `\\text{${t('formula.tooLong')}}`}`)
      .join(' \\\\[3pt] ')} \\end{aligned}`;
  return (
    <>
      <div className="formulaHeading">{t('formula.gradient')}</div>
      <MathFormula
        latex={lines(['\\partial_x f', dx], ['\\partial_y f', dy])}
        label={t('formula.gradient')}
      />
      <div className="formulaHeading">{t('formula.hessian')}</div>
      <MathFormula
        latex={lines(['\\partial_{xx} f', xx], ['\\partial_{xy} f', xy], ['\\partial_{yy} f', yy])}
        label={t('formula.hessian')}
      />
    </>
  );
}
