// Builds docs/numerics.md from what the tests measure. `npm run bench -- numerics` writes it.
import { convergence } from '../simulation/lane';
import { findLandscape, landscapes } from '../landscapes/registry';
import { optimizers } from '../optimizers/registry';
import { elementaryBounds, elementaryErrors } from './elementary';
import {
  compareLandscape,
  compareTrajectory,
  goldenLandscapes,
  goldenTrajectories,
  goldenVersions,
} from './golden';
import { chooseRates } from './raceRates';

const scientific = (value: number): string => (value === 0 ? '0' : value.toExponential(1));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function trajectoryTables(): string {
  const rows: string[][] = [];
  const details: string[][] = [];
  for (const optimizer of optimizers) {
    const cases = goldenTrajectories.filter(
      (golden) => golden.optimizer === optimizer.id && findLandscape(golden.landscape) !== undefined,
    );
    let [early, late] = [0, 0];
    for (const golden of cases) {
      const { deviations, chaoticFrom, divergedAt } = compareTrajectory(golden);
      let largest = 0;
      for (const { checkpoint, relative } of deviations) {
        largest = Math.max(largest, relative);
        if (checkpoint <= 50) early = Math.max(early, relative);
        else late = Math.max(late, relative);
      }
      const compared = deviations.at(-1)?.checkpoint ?? 0;
      const end =
        divergedAt !== null
          ? `left the finite range at update ${divergedAt}, as the reference did`
          : chaoticFrom !== null
            ? `rounding alone decides from ${chaoticFrom} on`
            : '';
      const settings = Object.entries(golden.hyperparameters).map(([name, value]) => `${name} ${value}`);
      details.push([
        optimizer.name,
        golden.landscape,
        settings.join(', '),
        `${compared}`,
        scientific(largest),
        end,
      ]);
    }
    const references = [...new Set(cases.map(({ reference }) => reference))];
    rows.push([
      optimizer.name,
      references.map((reference) => `\`${reference}\``).join(', '),
      `${cases.length}`,
      scientific(early),
      scientific(late),
    ]);
  }
  return [
    table(['Rule', 'Reference', 'Races compared', 'Largest deviation to step 50', 'to step 200'], rows),
    'Deviations are |Δ| / max(1, |x|) of a coordinate; the bounds are 1e-9 and 1e-6, or a hundred times the' +
      ' reference’s own sensitivity to its start where that is more. Where that sensitivity passes 1e-4 a comparison ends.',
    table(
      [
        'Rule',
        'Landscape',
        'Hyper-parameters',
        'Compared to step',
        'Largest deviation',
        'Ends early because',
      ],
      details,
    ),
  ].join('\n\n');
}

function landscapeTable(): string {
  const rows = landscapes.flatMap((landscape) => {
    const golden = goldenLandscapes[landscape.id];
    if (golden === undefined) return [];
    const { value, gradient, hessian } = compareLandscape(landscape, golden);
    return [[landscape.name.en, `${golden.points.length}`, ...[value, gradient, hessian].map(scientific)]];
  });
  return table(['Landscape', 'Points', 'Value', 'Gradient', 'Hessian'], rows);
}

function elementaryTable(): string {
  const names: Readonly<Record<string, string>> = {
    sinPi: 'sin πx',
    cosPi: 'cos πx',
    sinc1: 'sinc′',
    sinc2: 'sinc″',
  };
  const rows = elementaryErrors().map(({ name, ulps, absolute }) => {
    const bound = elementaryBounds[name];
    const inUlps = bound !== undefined && 'ulps' in bound;
    return [
      names[name] ?? name,
      inUlps ? `${bound.ulps} ulp` : bound === undefined ? '' : `${scientific(bound.absolute)} absolute`,
      inUlps ? `${ulps.toFixed(2)} ulp` : `${scientific(absolute)} absolute`,
    ];
  });
  return table(['Function', 'Bound', 'Largest error measured'], rows);
}

function raceTables(): string {
  return landscapes
    .map((landscape) => {
      const { chosen, candidates, apart } = chooseRates(landscape);
      const rows = chosen.map((choice) => [
        optimizers.find(({ id }) => id === choice.optimizer)?.name ?? choice.optimizer,
        `${choice.rate}`,
        `${choice.settled}`,
        (candidates.find(([first]) => first?.optimizer === choice.optimizer) ?? [])
          .map(({ rate, settled }) => `${rate} (${settled})`)
          .join(', '),
      ]);
      return [
        `### ${landscape.name.en}`,
        `${landscape.steps} steps; two heads are visibly apart ${(100 * apart).toFixed(0)} % of the time, on average.`,
        table(['Optimizer', 'Rate', 'Settles at step', 'Candidates (step at which they settle)'], rows),
      ].join('\n\n');
    })
    .join('\n\n');
}

/** The page's text, not yet formatted. Deterministic, but for the last digits of measured deviations. */
export function buildNumericsPage(): string {
  const versions = Object.entries(goldenVersions).map(([name, version]) => `${name} ${version}`);
  return `<!-- Written by \`npm run bench -- numerics\` from what the tests measure. Don't edit by hand. -->

# Numerics

Everything is computed in float64 with IEEE 754 additions, multiplications, divisions and roots, in an order that the
formula fixes. Nothing is fused (no FMA) and no library's sin or tanh is called (but for sin and cos of arguments beyond
10⁶), so a run is the same to the bit in slices of any length, in populations of any size, and in compiled and
interpreted form. Only β^t in bias corrections and such scalars come from the JavaScript engine's \`Math.pow\`.

Gradients and Hessians are exact derivatives of the formula, found by differentiating its expression graph.

## Rules

The default is PyTorch's definition. What each rule takes over and where other libraries differ:

${optimizers.map(({ name, convention, paper }) => `- **${name}**: ${convention.en} Source: ${paper}.`).join('\n')}

The reference numbers come from ${versions.join(', ')}.

${trajectoryTables()}

Two places where the arithmetic is not the reference's, operation for operation: Adam's second correction is taken out of
the root and into rate and ε, and a centered RMSProp's variance that rounding makes negative counts as 0 (the reference's
root of it is NaN).

## Landscapes

Largest |Δ| / max(1, |reference|) against automatic differentiation at the reference points:

${landscapeTable()}

## Elementary functions

Against 400 digits. One ulp is the distance of neighbouring doubles at the true value; the derivatives of sinc have zeros
where two terms cancel, so their errors are absolute.

${elementaryTable()}

## When a lane ends

- **Diverged**: position, value or gradient norm is not finite after an update. That row is not written; the update's
  number is \`divergedAt\`. Leaving the domain is no divergence.
- **Converged**, only where a scene asks for it: the gradient norm is at most ${scientific(convergence.gradientNorm)} and the last update moved
  no coordinate by more than ${scientific(convergence.movement)}. Both, so that a ball that rolls through a level spot goes on.
- **Completed**: all steps are taken.

## Default races

The rates of the default races follow from a rule, so that none is chosen to make an optimizer look bad.

1. Every optimizer runs on the landscape from its start, for its steps, at 1, 2, 3 and 5 times 10⁻⁴ to 10⁻¹, all else at its
   default.
2. A run is sound if it stays inside the domain and no update is longer than a tenth of the domain's width.
   On the saddle, which has no minimum, it must leave the domain by the edge of the exact point.
3. A sound rate is fair if its mean loss over the last tenth of the race is within 5 % of the start's height above the
   minimum from the best that this optimizer reaches at any sound rate.
4. Of the fair rates those are candidates that settle (stay within 2 % of the width from where they end) after 15 % and before
   90 % of the steps; if there is none, those before 90 %; if there is none either, all fair ones.
5. Of all combinations of one candidate per optimizer the race takes the one in which two heads are visibly apart
   (by 4 % of the width) for the greatest share of the 64 frames, on average over all pairs.

${raceTables()}
`;
}
