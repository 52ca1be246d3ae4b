import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLiveReader, type LiveReader, type LiveRace } from '../../core/lesson/liveReader';
import { raceOf } from '../../core/lesson/testing/lessonRace';
import { parseScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { mount, unmount } from '../gallery/testing/mount';
import { LessonMarkdown } from './LessonMarkdown';

afterEach(unmount);

function bowl(): Scene {
  const parsed = parseScene({
    format: 'optiscape-scene',
    version: 1,
    landscape: { id: 'sphere' },
    start: [-4, 2.5],
    steps: 60,
    optimizers: [
      { id: 'sgd', key: 'slow', label: 'Slow', hyperparameters: { learningRate: 0.1 } },
      { id: 'sgd', key: 'far', hyperparameters: { learningRate: 5 } },
    ],
  });
  if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
  return parsed.scene;
}

function computed(scene: Scene): LiveRace {
  return { scene, trajectories: [...raceOf(scene).values()].flatMap(({ runs }) => runs) };
}

const place = (): HTMLElement => document.querySelector('.lessonText')!;

async function show(text: string, live: LiveReader | null = null, inline = false): Promise<HTMLElement> {
  await mount(<LessonMarkdown text={text} live={live} inline={inline} />);
  return place();
}

describe('words', () => {
  it('have Markdown and formulas, which are typeset', async () => {
    const shown = await show(
      '# Two\n\nA *walk* at $\\eta=0.1$:\n\n$$x \\leftarrow x - \\eta\\nabla f$$\n\n- one\n- `two`',
    );
    expect(shown.querySelector('h3')?.textContent).toBe('Two');
    expect(shown.querySelector('em')?.textContent).toBe('walk');
    const formulas = [...shown.querySelectorAll('[role="math"]')].map((each) => [
      each.className,
      each.getAttribute('aria-label'),
    ]);
    expect(formulas).toEqual([
      ['formulaInline', '\\eta=0.1'],
      ['formula', 'x \\leftarrow x - \\eta\\nabla f'],
    ]);
    expect(shown.querySelectorAll('.katex')).toHaveLength(2);
    expect(shown.querySelector('pre')).toBeNull();
    expect([...shown.querySelectorAll('li')].map((each) => each.textContent)).toEqual(['one', 'two']);
  });

  it('break no line between a number and its unit', async () => {
    const live = createLiveReader([computed(bowl())]);
    const text = '約 5 % で 20 ステップ、{{first slow loss < 0.01}} 回。3 of them.';
    const words = (await show(text, live)).textContent;
    for (const part of ['5\u00a0% で', '20\u00a0ステップ', '18\u00a0回', '3 of them'])
      expect(words).toContain(part);
  });

  it('keep commas and brackets with a formula, which a line could end beside', async () => {
    const shown = await show('Here ($w=1$), and $b$.\n\n**$\\eta$。** At $z$ it is 1.');
    const kept = [...shown.querySelectorAll('.unbroken')].map((each) => [
      each.firstChild!.textContent,
      each.lastChild!.textContent,
    ]);
    expect(kept).toEqual([
      ['(', '),'],
      [expect.any(String), '.'],
      [expect.any(String), '。'],
    ]);
    expect(shown.textContent).toContain(' and ');
  });

  it('stand in one line where they are to', async () => {
    const shown = await show('# A *rate* of $0.1$', null, true);
    expect(shown.tagName).toBe('SPAN');
    expect(shown.querySelector('h1, h3, p')).toBeNull();
    expect(shown.textContent).toContain('A rate of');
  });

  it('lead nowhere: an address can be read', async () => {
    const shown = await show(
      '[Polyak](https://example.org/a) and <https://example.org/b> ![picture](https://example.org/c.png)',
    );
    expect(shown.querySelector('a, img')).toBeNull();
    expect(shown.textContent).toBe('Polyak (https://example.org/a) and https://example.org/b picture');
  });
});

describe('live values', () => {
  it('are runners by name, mark and colour, and numbers of the race', async () => {
    const scene = bowl();
    const shown = await show(
      '{{runner slow}} at {{set learningRate slow}}: {{loss slow at 1}}, **{{first slow loss < 0.01}}**, {{|x| slow at 1}}, {{first slow loss < -1}}, $\\frac{{a}}{{b}}$, `{{loss slow}}`',
      createLiveReader([computed(scene)]),
    );
    expect(shown.querySelector('.liveRunner svg')).not.toBeNull();
    expect(shown.querySelector<HTMLElement>('.liveName')?.textContent).toBe('Slow');
    expect([...shown.querySelectorAll('.liveNumber')].map((each) => each.textContent)).toEqual([
      '0.1',
      '14.2',
      '18',
      '3.2',
      '–',
    ]);
    expect(shown.querySelector('code')?.textContent).toBe('{{loss slow}}');
  });

  it('are awaited while the race is being computed, and come', async () => {
    const scene = bowl();
    const shown = await show('{{loss slow}}', createLiveReader([{ scene, trajectories: [] }]));
    expect(shown.querySelector('.liveNumber')).toBeNull();
    expect(shown.querySelector('.liveAwaited')?.getAttribute('aria-label')).toBe('Being computed');
    unmount();
    expect((await show('{{loss slow}}', createLiveReader([computed(scene)]))).textContent).toBe('5.23e−11');
  });

  it('are a dash for a runner that is gone, and stay as they are written where they make no sense', async () => {
    const shown = await show('{{loss gone}} {{nonsense}}', createLiveReader([computed(bowl())]));
    expect(shown.textContent).toBe('– {{nonsense}}');
  });
});

/** What others have tried to get past Markdown, HTML sanitizers and TeX. */
const attacks = [
  '<script>window.attacked = 1</script>',
  '<img src=x onerror="window.attacked = 1">',
  '<svg/onload=window.attacked=1><animate onbegin=window.attacked=1 attributeName=x dur=1s>',
  '<svg><script>window.attacked=1</script></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.attacked=1&gt;">',
  '<iframe srcdoc="<script>parent.attacked=1</script>"></iframe>',
  '<a href="javascript:window.attacked=1">x</a>',
  '<details open ontoggle=window.attacked=1>',
  '<style>@import "https://example.org/a.css"; * { background: url(https://example.org/b) }</style>',
  '<base href="https://example.org/"><link rel=stylesheet href="https://example.org/a.css">',
  '<form action="https://example.org"><button formaction="javascript:window.attacked=1">go</button></form>',
  '<object data="data:text/html,<script>parent.attacked=1</script>"></object><embed src="javascript:1">',
  '<meta http-equiv="refresh" content="0;url=https://example.org">',
  '<div style="background:url(https://example.org/a)" onclick="window.attacked=1">x</div>',
  '[x](javascript:window.attacked=1)',
  '[x](JaVaScRiPt:window.attacked=1)',
  '[x](  java\tscript:window.attacked=1)',
  '[x](javascript&colon;window.attacked=1)',
  '[x](&#106;&#97;vascript:window.attacked=1)',
  '[x](vbscript:msgbox)',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](file:///etc/passwd) [y](app://optiscape/index.html) [z](//example.org)',
  '![x](javascript:window.attacked=1)',
  '![x](https://example.org/pixel.png)',
  '![x](data:image/svg+xml;base64,PHN2Zy8+)',
  '![x][r]\n\n[r]: javascript:window.attacked=1 "title"',
  '[x](https://example.org/"onmouseover="window.attacked=1)',
  '<javascript:window.attacked=1>',
  '<https://example.org/"><script>window.attacked=1</script>>',
  '[<img src=x onerror=window.attacked=1>](https://example.org)',
  '`<script>window.attacked=1</script>`',
  '```html\n<script>window.attacked=1</script>\n```',
  '```"><img src=x onerror=window.attacked=1>\n```',
  '```math-display language-math\n\\href{javascript:window.attacked=1}{x}\n```',
  '$\\href{javascript:window.attacked=1}{x}$',
  '$\\url{javascript:window.attacked=1}$',
  '$\\includegraphics{https://example.org/a.png}$',
  '$\\htmlData{onclick=window.attacked=1}{x}$',
  '$\\htmlStyle{background:url(https://example.org/a)}{x}$',
  '$\\htmlClass{appBar}{x} \\htmlId{root}{x}$',
  '$\\unicode{<script>}$',
  '$\\text{<img src=x onerror=window.attacked=1>}$',
  '$\\text{"\' onmouseover=window.attacked=1}$',
  '$\\color{red;background:url(https://example.org/a)}{x}$',
  '$\\colorbox{url(javascript:window.attacked=1)}{x}$',
  '$\\rule{1e9em}{1e9em}$',
  '$\\def\\a{\\a\\a}\\a$',
  '$\\def\\a#1{#1#1}\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{x}}}}}}}}}}}}$',
  '$\\newcommand{\\b}{\\b}\\b$',
  '$\\require{html}\\verb|<script>|$',
  '$$\n\\begin{array}{c}\n<script>window.attacked=1</script>\n\\end{array}\n$$',
  '{{<script>window.attacked=1</script>}}',
  '{{runner <img src=x onerror=window.attacked=1>}}',
  '{{loss javascript:window.attacked=1}}',
  '<data value="loss slow" onclick="window.attacked=1">x</data>',
  '\u202Etxt.exe\u202C \uFEFF<scr\u0000ipt>window.attacked=1</scr\u0000ipt>',
  '＜script＞window.attacked=1＜/script＞',
  '<scr<script>ipt>window.attacked=1</scr</script>ipt>',
  '&lt;script&gt;window.attacked=1&lt;/script&gt;',
  '[x]: https://example.org "a"\n\n[x][x] [constructor][__proto__]',
  '[^1]: <script>window.attacked=1</script>\n\nx[^1]',
];

describe('attacks', () => {
  const elements = new Set([
    ...['DIV', 'SPAN', 'P', 'EM', 'STRONG', 'CODE', 'PRE', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'BR', 'HR', 'H3'],
    // Of formulas and marks.
    ...['MATH', 'SEMANTICS', 'ANNOTATION', 'MROW', 'MI', 'MO', 'MN', 'MTEXT', 'MSTYLE', 'MSPACE', 'MTABLE'],
    ...['MTR', 'MTD', 'MPADDED', 'SVG', 'PATH', 'LINE'],
  ]);
  const attributes =
    /^(class|role|aria-(label|hidden)|style|title|xmlns|encoding|math(color|background|variant)|(column|row)(align|spacing|lines)|width|height|voffset|lspace|display(style)?|scriptlevel|stretchy|fence|separator|accent|tabindex|start|viewBox|preserveAspectRatio|d|linebreak|form|minsize|maxsize)$/;

  it.each(attacks.map((each) => [each]))('%s', async (attack) => {
    // KaTeX says of some formulas that they are odd.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const warned = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const shown = await show(attack, createLiveReader([computed(bowl())]));
    expect('attacked' in window).toBe(false);
    for (const element of shown.querySelectorAll('*')) {
      expect(elements).toContain(element.tagName.toUpperCase());
      for (const { name, value } of element.attributes) {
        expect(`${element.tagName} ${name}`).toMatch(new RegExp(`^\\S+ ${attributes.source.slice(1)}`));
        if (name === 'style') expect(value).not.toMatch(/url|expression|import/i);
      }
    }
    expect(warned).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it.each([
    ['quotes', '> '.repeat(9000)],
    ['brackets', '['.repeat(20_000)],
    ['images', '![a]('.repeat(4000)],
    ['stars', '*a_'.repeat(6000)],
    ['ticks', '`a``b'.repeat(4000)],
    ['braces', '{{'.repeat(10_000)],
    ['a formula', `$${'{'.repeat(9000)}x${'}'.repeat(9000)}$`],
    ['roots', `$${'\\sqrt{'.repeat(3000)}x${'}'.repeat(3000)}$`],
    ['lists', Array.from({ length: 150 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')],
  ])('%s without end leave the window standing', async (_, attack) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    // In no more time than a test may take.
    const shown = await show(attack.slice(0, 20_000));
    expect(shown).not.toBeNull();
    vi.restoreAllMocks();
  });
});
