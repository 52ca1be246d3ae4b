// Builds docs/numerics.md from what the tests measure. `npm run bench -- numerics` writes it.
import { inLanguage } from '../text/text';
import { neuronLimits } from '../functions/neuron';
import { activations } from '../functions/activations/registry';
import { losses } from '../functions/losses/registry';
import { optimizers } from '../optimizers/registry';
import { schedules } from '../schedules/registry';
import { candidateRates, trialSteps } from '../scene/suggestRate';
import { convergence } from '../simulation/run';
import { measure } from './evidence';
import { compareActivations, compareLosses, functionBound, functionsVersion } from './functions';
import { goldenVersions } from './golden';
import { classicBounds, scipyVersion, seeds } from './minimisations';
import {
  descentTable,
  elementaryTable,
  functionTable,
  landscapeTable,
  leftOut,
  percent,
  raceTable,
  ruleTable,
  scheduleTable,
  scientific,
  searchTable,
  trajectoryTable,
  transcriptionTable,
} from './numericsTables';
import { fairShare, longestStep } from './raceRates';
import { scheduleBound, scheduleVersion } from './schedules';
import { comparedSteps, transcriptionBound } from './transcriptions/harness';
import { apartBy, worthWatching as watch } from './watchedRace';

const namesOf = (has: (hyperparameters: Readonly<Record<string, unknown>>) => boolean): string =>
  optimizers
    .filter(({ kind, hyperparameters }) => kind === 'graph' && has(hyperparameters))
    .map(({ name }) => name)
    .join(', ');

/** The page's unformatted text. Deterministic, except for the last digits of measured deviations. */
export function buildNumericsPage(): string {
  const measured = measure();
  return `<!-- Written by \`npm run bench -- numerics\` from what the tests measure. Don't edit by hand. -->

# Numerics

Everything is computed in float64 with IEEE 754 additions, multiplications, divisions and roots, in an order that the
formula fixes. Nothing is fused (no FMA) and no library's sin or tanh is called (but for sin and cos of arguments beyond
10⁶), so a run is the same to the bit in slices of any length, in populations of any size, and in compiled and
interpreted form. Only β^t in bias corrections, schedules' cosines and such scalars come from the JavaScript engine's
\`Math\`.

Gradients and Hessians are exact derivatives of the formula, found by differentiating its expression graph.

## Rules

The default is PyTorch's definition where PyTorch has the rule, optax's where that has it, and else the paper's or its
authors'. Deviations are |Δ| / max(1, |x|) of a coordinate, the largest of all races; of methods that search, the
distance of where they end from the minimum.

${ruleTable(measured)}

How each has been compared:

- **With a library**: positions of PyTorch ${goldenVersions.torch} and optax ${goldenVersions.optax} (JAX ${goldenVersions.jax}) after 1, 2, 3, 5, 10, 20, 50, 100
  and 200 updates. The bounds are 1e-9 to step 50 and 1e-6 after it, or a hundred times the reference's own sensitivity to
  its start where that is more. Where that sensitivity passes 1e-4 a comparison ends.
- **By hand**: the rule written out in plain numbers, averages as weighted sums over all gradients so far rather than as
  recursions, for ${comparedSteps} updates within ${transcriptionBound.toExponential()}. So are rules that no library has, and optax's with the terms that the reference
  numbers leave at their defaults (weight decay, warm-up and the like).
- **Where it ends**: methods that search are free in their path. The classic ones go on to a minimum, to
  ${classicBounds.distance.toExponential()} in position and ${classicBounds.value.toExponential()} in value, that methods of SciPy ${scipyVersion} find, too; those that draw find the lowest minimum with
  each of ${seeds} seeds.

No rule has a looser bound than these; larger figures in the table are of races that are that sensitive themselves. One race
is left out: ${leftOut(measured)}.

Operation for operation the arithmetic is not the reference's in three places. Adam's second correction, and that of its
kin, is taken out of the root and into rate and ε. A centred RMSProp's variance that rounding makes negative counts as 0,
where the reference's root of it is NaN. And where a reference divides 0 by 0 — a gradient of exactly 0 with ε = 0, a first
update of a rule that estimates distances — it gives NaN, and here nothing moves.

### Conventions

What each rule takes over, and where others differ:

${optimizers.map(({ name, definitionNote, paper, year }) => `- **${name}**: ${inLanguage(definitionNote, 'en')} Source: ${paper} (${year}).`).join('\n')}

### Other libraries' forms

Rules with a choice of convention, in the forms of Keras and optax, compared by hand:

${transcriptionTable(measured.forms)}

### Against the libraries

Largest deviation of each race; \`of\` gives its bound where the reference's own sensitivity makes that wider, \`to 3: ∞ at 6\`
means that the run left the finite range at update 6, as the reference did, \`to 20: chaos\` that rounding alone decides
afterwards.

${trajectoryTable(measured)}

### By hand

${transcriptionTable(measured.transcriptions)}

### Where methods end

Distance from the minimum; in brackets how many of SciPy's six methods (Nelder-Mead, CG, BFGS, L-BFGS-B, Newton-CG,
trust-exact) end in the same one, where there are several.

${descentTable(measured)}

At the worst of ${seeds} seeds:

${searchTable(measured)}

## Weight decay

Coupled decay adds λθ to the gradient, as an L2 penalty does and as PyTorch's \`weight_decay\`; decoupled decay subtracts
ηλθ from θ beside the rule's own step, with θ from before it and η after its schedule, as AdamW and Keras. Either can be
chosen for all rules but those with a decay of their own, described above (${namesOf((h) => 'weightDecay' in h && !('decoupledDecay' in h))}), and those without any (${namesOf((h) => !('weightDecay' in h))}).

## Schedules

A schedule gives the learning rate of update k = 0, 1, … in closed form, so that late updates cost no
more than early ones. Deviations are relative, over 100 updates, from PyTorch ${scheduleVersion}; the bound is ${scheduleBound.toExponential()} for all.

${scheduleTable()}

${schedules.map(({ name, source }) => `- **${inLanguage(name, 'en')}**: ${source}.`).join('\n')}

Every schedule has a **warm-up**: the rate of update k is multiplied by min(1, (k + 1)/w), so that the first update has
1/w of its rate. The schedule itself isn't put off.
Rules that read the rate at another time than PyTorch's, or only once, say so above (ASGD, Rprop).

## Clipping

As \`torch.nn.utils\`: by value, each slope is bounded to [−c, c]; by norm, g becomes g · min(1, c/(‖g‖ + 10⁻⁶)). All gradients
that a rule asks for are clipped, after the noise and before weight decay. Methods that search are not clipped.

## Noise

Noise is that of a batch: z, two independent standard normal numbers, is drawn once per update, and whatever the rule asks
of f during that update belongs to it. With θ where the update begins and σ the scale, f and its gradient at p are

- **Gaussian**: f(p) + σz·(p − θ) and ∇f(p) + σz. The gradient is off by the same everywhere.
- **Mini-batch**: f(p) + σz·(∇f(p) − ∇f(θ)) and ∇f(p) + σH(p)z. To first order that is f of a surface moved by σz: the gradient
  is off more where the surface bends more, and right on average; at a level spot without curvature there is no noise.

Both leave f(θ) as it is. Hessians are exact. The loss and the gradient norm that are drawn are those of f itself.

## Random numbers

- In compiled code each particle has a xorshift128+ generator (shifts 23, 18, 5) in its state, seeded from seed, run and
  particle through a mixing permutation (lowbias32). The upper 52 bits make a number in [0, 1); Box and Muller's transform
  makes two normal ones, with the logarithm, sine and cosine that are written out here.
- Methods that draw, and noise for methods, take sfc32, two words of it for 53 bits, and Marsaglia's polar method.

A seed gives the same run to the bit, however it is sliced, on every machine.

## Landscapes

Largest |Δ| / max(1, |reference|) against automatic differentiation (JAX ${goldenVersions.jax}) at the reference points; the bounds are 1e-13,
1e-13 and 1e-12. All derivatives are compared with sixth-order differences at some 900 points, too.

${landscapeTable()}

## Elementary functions

Against 400 digits. One ulp is the distance of neighbouring doubles at the true value; the derivatives of sinc have zeros
where two terms cancel, so their errors are absolute. Powers are those with an exponent that is known at run time only.

${elementaryTable()}

## Activations and losses

An activation and a loss are written once, as expressions; their derivatives follow by rule, or stand beside them where the
rule would lose digits. Largest |Δ| / max(1, |reference|) of values and derivatives (of the Softmax: of its whole Jacobian)
against PyTorch ${functionsVersion}; the bound is ${functionBound.toExponential()}.

${functionTable(compareActivations())}

${functionTable(compareLosses())}

All derivatives are compared with sixth-order differences, too, at the defaults and at both ends of every parameter's slider.
For finite inputs up to 1e308 in size no value and no derivative of an activation is infinite or NaN; a loss is infinite only
where its true value is beyond the largest double.

What each takes over, what the derivative is at corners, and what is clamped:

${[...activations, ...losses].map(({ name, definitionNote, source }) => `- **${inLanguage(name, 'en')}**: ${inLanguage(definitionNote, 'en')} Source: ${source}.`).join('\n')}

## The loss of a neuron

f(w, b) is the mean of the loss of y = φ(wx + b) over ${neuronLimits.pointCount.min} to ${neuronLimits.pointCount.max} points. Slope and curvature of each point's loss follow by
the chain rule from the activation's derivative; where a loss is clamped they are those of the clamped surface, not those
that libraries report. After a Sigmoid ${losses
    .filter((loss) => loss.kind === 'scalar' && loss.ofSigmoid !== null)
    .map(({ name }) => inLanguage(name, 'en'))
    .join(', ')} are computed from the logit, without a probability that is
rounded to 0 or 1. Outputs that a loss does not take, as of tanh for a loss of probabilities, count as the nearest that it
does. Gradients and Hessians of all pairs of activation and loss are compared with sixth-order differences, within 2e-7.

The marked minimum is looked for: from the dips of a grid of 25 × 25 points by a damped Newton's method, and where it ends at
a corner by gradient sampling. There is none where f falls to the domain's edge, where it is a plain, and where the
activation jumps.

## Formulas of one's own

A formula is converted to the same graph as the landscapes'. 3000 random formulas are compared with plain JavaScript at
three points each, within 1e-12 of the value and what a few roundings of the inputs change in it; first and second
derivatives of 900 with sixth-order differences, within 1e-6, which is what the differences are good for.

## When a run ends

- **Diverged**: position, value or gradient norm is not finite after an update. That row is not written; the update's
  number is \`divergedAt\`. Leaving the domain is no divergence. What window, films and maps show is earlier: the step from
  which on a run is outside the domain, to its end, with a loss of a thousand times the start's that is no lower at the end.
- **Converged**, only where a scene asks for it: the gradient norm is at most ${scientific(convergence.gradientNorm)} and the last update moved
  no coordinate by more than ${scientific(convergence.movement)}. Both, so that a ball that rolls through a level spot goes on.
- **Completed**: all steps are taken.

## Default races

A default race is fair to its runners and worth watching; tests hold both. Most have the six classic rules from which the
others descend. Where descent ends in the nearest of many minima, some of them make room for searches.

A rate is fair to a runner if it doesn't make it look bad:

1. Each runs on the landscape from its start, for its steps, at 1, 2, 3 and 5 times 10⁻⁴ to 10⁻¹, all else as in its race;
   where none of these rates is sound, at 1, 2, 3 and 5 times 10⁻⁶, 10⁻⁵ and 10⁰.
2. A rate is sound if the runner stays inside the domain and no update is longer than ${percent(longestStep)} of the domain's width. On a
   surface without a minimum it must leave the domain instead: by the edge of the exact point where one is marked (the
   saddle), else by any edge below the start's height (the monkey saddle). There the race ends.
3. A sound rate is fair if its mean loss over the last tenth of the race is within ${percent(fairShare)} of the start's height above the
   minimum from the best that this runner reaches at any sound rate.

A race is worth watching if all of this is seen in it. Lengths are in widths of the domain. A runner has arrived when it is
within ${percent(apartBy)} of the width from its end (the middle of its last tenth of the race), to stay there; its way is the length of
the path that it draws until then.

1. After a quarter of the race the runner that has come farthest has gone ${percent(watch.leaderGone)} of its way or more, and its way is as long as
   ${percent(watch.leaderWay)} of the width or longer. No more than ${watch.arrivedAtOnce.runners} runners have arrived after ${percent(watch.arrivedAtOnce.time)} of the race.
2. ${watch.onTheirWay.runners} runners or more have a way of ${percent(watch.onTheirWay.way)} of the width, and ${watch.movedSinceQuarter.runners} or more are ${percent(watch.movedSinceQuarter.distance)} away from where they were after a
   quarter: the picture at the end isn't that of the beginning.
3. In the last quarter a head moves by ${percent(watch.lastMove)} of the width or more.
4. At the end two runners are ${percent(watch.endsApart)} of the width apart, or have arrived at times that differ by ${percent(watch.arrivalsApart)} of the race.
5. Two heads are plainly apart (by ${percent(apartBy)} of the width) for ${percent(watch.headsApart)} of the 64 frames or more, on average over all pairs.

The races, with the share of them after which each runner arrives in brackets, and for how much of the race two heads are
apart. The saddle, the tanh bowl, the sinc valley and the ravine have the start, the steps and the seed of their source.

${raceTable()}

## Suggested rates

A runner that is added to a race takes the default race's rate where that has one, and its default where that is right on
any landscape (families parameter free, second order, derivative free) or where it has no learning rate. For the others
the rates ${candidateRates[0]?.toExponential()}, 2e-5, 5e-5, 1e-4 … ${candidateRates.at(-1)} are tried from the race's start, for its steps but ${trialSteps} at most. Runs that leave the domain, jump
farther than 12 % of its width or diverge drop out. Of those whose mean loss over the last tenth is within 5 % of the way
down from the lowest, the ones that settle (2 % of the width) after 15 % of the updates are preferred, where there are any; the
one with the lowest mean loss of the whole trial is taken. Where all drop out, the default stays.
`;
}
