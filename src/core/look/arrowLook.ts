// The arrows of updates as pictures draw them: colours, dashes and sizes, and what their legend says.
import {
  commonFactors,
  drawnParts,
  drawnStep,
  type ArrowFactors,
  type ArrowKind,
  type DrawnPart,
  type DrawnStep,
  type StepVectors,
} from '../explanation/arrows';
import type { Domain } from '../geometry/domain';
import type { SceneRunner } from '../scene/scene';
import type { Language } from '../text/language';
import { inLanguage, phrase, type Phrase } from '../text/text';
import { formatSetting } from '../numbers/formatNumber';

export interface PartLook {
  /** #rrggbb; null: the runner's. */
  readonly color: string | null;
  /** Half the width of its line, in units of text, heads and lines. */
  readonly halfWidth: number;
  /** Lengths of a dash and of the gap after it, in units; null for a line without. */
  readonly dash: readonly [dash: number, gap: number] | null;
}

/** Light, dark and dashed, coloured: no two are alike on any colour map, nor without colours. */
export const partLooks: Readonly<Record<DrawnPart, PartLook>> = {
  gradient: { color: '#ffffff', halfWidth: 1.3, dash: null },
  memory: { color: '#14161d', halfWidth: 1.4, dash: [6, 5.5] },
  step: { color: null, halfWidth: 2, dash: null },
  scaling: { color: '#ffffff', halfWidth: 0.75, dash: null },
};

/** The head of an arrow, in half-widths of its line: its length and half its width. */
export const arrowHead = { length: 6, halfWidth: 2.9 } as const;

/** The opacity of all that is not lit, while something is. */
export const unlitOpacity = 0.22;

/** The colour of a part in the legend where several runners have it. */
const manyColor = '#8c95a8';

const names: Readonly<Record<DrawnPart, Phrase>> = {
  gradient: phrase('−gradient'),
  memory: phrase('momentum'),
  step: phrase('step'),
  scaling: phrase('scaling 1/P'),
};

export interface RunnerArrows extends DrawnStep {
  /** The runner's key. */
  readonly key: string;
  readonly color: string;
}

/** A line of the legend: a sample, a name, and the factor if it is not 1. */
export interface ArrowLegendRow {
  readonly part: DrawnPart;
  readonly text: string;
  /** #rrggbb */
  readonly color: string;
}

export interface ShownArrows {
  readonly runners: readonly RunnerArrows[];
  /** Empty if there is nothing to explain. */
  readonly legend: readonly ArrowLegendRow[];
}

export const noArrows: ShownArrows = { runners: [], legend: [] };

/** A runner's update at a moment. */
export interface ToldStep {
  readonly runner: Pick<SceneRunner, 'key' | 'color'>;
  readonly vectors: StepVectors;
  readonly factors: ArrowFactors;
}

/** The arrows of several runners at once: all by the same factors, so that one legend holds for all. */
export function showArrows(told: readonly ToldStep[], domain: Domain, language: Language): ShownArrows {
  if (told.length === 0) return noArrows;
  // Memories in the units of gradients and in those of steps have factors of their own.
  const [ofGradients, ofSteps] = [true, false].map((isGradient) =>
    told.filter(({ vectors }) => vectors.memoryIsGradient === isGradient).map(({ factors }) => factors),
  );
  const { gradient, step } = commonFactors(told.map(({ factors }) => factors));
  const memoryOf = (isGradient: boolean): number =>
    commonFactors((isGradient ? ofGradients : ofSteps) ?? []).memory;
  const runners = told.map(({ runner: { key, color }, vectors }): RunnerArrows => {
    const factors = { gradient, step, memory: memoryOf(vectors.memoryIsGradient) };
    return { key, color, ...drawnStep(vectors, factors, domain) };
  });
  const legend = drawnParts.flatMap((part): ArrowLegendRow[] => {
    const factorOf = ({ vectors }: ToldStep): number =>
      part === 'memory' ? memoryOf(vectors.memoryIsGradient) : { gradient, step, scaling: 1 }[part];
    const having = told.filter((_, i) => hasPart(runners[i]!, part));
    const factors = [...new Set(having.map(factorOf))];
    const own = new Set(having.map(({ runner }) => runner.color));
    const color = partLooks[part].color ?? (own.size === 1 ? [...own][0]! : manyColor);
    return factors.map((factor) => ({ part, color, text: legendText(part, factor, language) }));
  });
  return { runners, legend };
}

function hasPart({ arrows, ellipse }: RunnerArrows, part: DrawnPart): boolean {
  return part === 'scaling'
    ? ellipse !== null
    : arrows.some(({ kind }) => kind === (part satisfies ArrowKind));
}

function legendText(part: DrawnPart, factor: number, language: Language): string {
  const name = inLanguage(names[part], language);
  return factor === 1 ? name : `${name} ×${formatSetting(factor).replaceAll('-', '−')}`;
}
