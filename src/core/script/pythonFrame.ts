// The part of a script that is common to all scenes: it runs the race, prints, writes and draws.
import type { ContourLevels } from '../landscapes/landscape';
import { convergence } from '../simulation/run';
import { phrase, inLanguage, type Language, type Phrase } from '../text/text';
import { bracketed, lineColumns, linesOf, pythonFloat, pythonString } from './pythonText';

const texts = {
  pathOf: phrase('Where a run goes, from its start on, while all numbers are finite; and how it ends.'),
  draw: phrase('The contour map with all paths.'),
  updates: phrase('updates'),
  converged: phrase(', converged'),
  diverged: phrase(', then diverged'),
  run: phrase('run'),
  notebook: phrase('A notebook has no command line.'),
  csv: phrase('write all positions to FILE'),
  noPlot: phrase('do not draw'),
  noMatplotlib: phrase('Not drawn: matplotlib is not installed.'),
} satisfies Record<string, Phrase>;

/** The heights of contour lines: `contourLevels` in Python. */
function levelsOf(contour: ContourLevels): string {
  switch (contour.kind) {
    case 'step':
      return `np.arange(z.min(), z.max(), ${pythonFloat(contour.step)})`;
    case 'list': {
      const levels = contour.levels.toSorted((a, b) => a - b).map(String);
      return bracketed('[', levels, ']', lineColumns - 13).join('\n        ');
    }
    case 'spread': {
      const shares = `np.linspace(0, 1, ${contour.count + 2})[1:-1]`;
      const power = contour.power === 1 ? '' : `**${pythonFloat(contour.power)}`;
      return `z.min() + (z.max() - z.min()) * ${shares}${power}`;
    }
  }
}

/** Kana and kanji, which matplotlib's default font lacks. */
const japanese = /[\u3040-\u30ff\u3400-\u9fff]/;

const japaneseFont = `
    from matplotlib import font_manager
    installed = {font.name for font in font_manager.fontManager.ttflist}
    known = ["Yu Gothic", "Meiryo", "Hiragino Sans", "Noto Sans CJK JP", "IPAexGothic"]
    plt.rcParams["font.family"] = ["DejaVu Sans"] + [name for name in known if name in installed]`;

export interface ScriptFrame {
  readonly contour: ContourLevels;
  /** All texts of the plot. */
  readonly words: string;
  /** Whether there are methods: these go on where f has no gradient. */
  readonly withMethods: boolean;
  readonly stopsWhenConverged: boolean;
  readonly language: Language;
}

/** Functions `path_of`, `draw` and `main`, and the call of `main`. */
export function writeFrame({
  contour,
  words,
  withMethods,
  stopsWhenConverged,
  language,
}: ScriptFrame): string[] {
  const text = (key: keyof typeof texts): string => inLanguage(texts[key], language);
  const font = japanese.test(words) ? japaneseFont.replaceAll('\n', '\n    ') : '';
  const standsStill = `
            stands = len(points) > 1 and np.abs(theta - points[-2]).max() <= ${convergence.movement}
            if stands and slope <= ${convergence.gradientNorm}:
                end = ${pythonString(text('converged'))}
                break`;
  const [parameter, argument, slope] = withMethods
    ? [', needs_slope', ', runner.needs_slope', 'slope if needs_slope else 0']
    : ['', '', 'slope'];
  return linesOf(`
    def path_of(rule${parameter}):
        """${text('pathOf')}"""
        points, first, end = [], None, ""
        for theta in islice(rule, STEPS + 1):
            first = theta if first is None else first
            slope = np.hypot(*gradient(theta))
            if not np.isfinite([*theta, f(*theta), ${slope}]).all():
                end = ${pythonString(text('diverged'))}
                break
            points.append(theta)${stopsWhenConverged ? standsStill : ''}
        return np.array(points).reshape(-1, 2), first, end


    def draw(paths):
        """${text('draw')}"""
        import matplotlib.pyplot as plt${font}
        x, y = np.linspace(LOW[0], HIGH[0], 300), np.linspace(LOW[1], HIGH[1], 300)
        z = f(*np.meshgrid(x, y))
        levels = ${levelsOf(contour)}
        figure, axes = plt.subplots(figsize=(8, 7))
        axes.contour(x, y, z, levels=levels, colors="0.8", linewidths=0.7)
        for runner, runs in zip(RUNNERS, paths):
            for run, (points, _, _) in enumerate(runs):
                label = runner.name.replace("$", r"\\$") if run == 0 else None
                alpha = 1 if run == 0 else 0.3
                axes.plot(*points.T, runner.line, color=runner.color, alpha=alpha, label=label)
                axes.plot(*points[-1:].T, runner.head, color=runner.color, alpha=alpha)
        axes.set(xlim=(LOW[0], HIGH[0]), ylim=(LOW[1], HIGH[1]), xlabel="x", ylabel="y")
        axes.set_title(TITLE.replace("$", r"\\$"))
        axes.legend()
        plt.show()


    def main():
        parser = argparse.ArgumentParser(description=TITLE.replace("%", "%%"))
        parser.add_argument("--csv", metavar="FILE", help=${pythonString(text('csv'))})
        parser.add_argument("--no-plot", action="store_true", help=${pythonString(text('noPlot'))})
        # ${text('notebook')}
        options = parser.parse_args([] if "ipykernel" in sys.modules else None)

        paths = [[path_of(rule${argument}) for rule in runner.runs] for runner in RUNNERS]
        for runner, runs in zip(RUNNERS, paths):
            for run, (points, first, end) in enumerate(runs):
                name = runner.name if run == 0 else f"  ${text('run')} {run}"
                x, y = points[-1] if len(points) > 0 else first
                place = f"x = {x:.6g}, y = {y:.6g}, f = {f(x, y):.6g}"
                print(f"{name}: {max(0, len(points) - 1)} ${text('updates')}, {place}{end}")

        if options.csv:
            with open(options.csv, "w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file)
                writer.writerow(["runner", "run", "step", "x", "y", "f"])
                for runner, runs in zip(RUNNERS, paths):
                    for run, (points, _, _) in enumerate(runs):
                        for step, (x, y) in enumerate(points):
                            writer.writerow([runner.name, run, step, x, y, f(x, y)])
        if not options.no_plot:
            try:
                draw(paths)
            except ImportError:
                print(${pythonString(text('noMatplotlib'))})


    if __name__ == "__main__":
        main()
`);
}
