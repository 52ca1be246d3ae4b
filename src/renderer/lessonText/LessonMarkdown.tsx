// A lesson's words: Markdown without HTML, formulas, and numbers of the race. Nothing in them loads, runs or leads anywhere.
import { createContext, useContext, type ReactNode } from 'react';
import Markdown, { type Components, type Options } from 'react-markdown';
import remarkMath from 'remark-math';
import { useTranslation } from 'react-i18next';
import { parseLiveValue } from '../../core/lesson/liveText';
import type { LiveReader } from '../../core/lesson/liveReader';
import { ErrorBoundary } from '../controls/ErrorBoundary';
import { MathFormula } from '../controls/MathFormula';
import { RunnerMark } from '../controls/RunnerMark';
import './lessonText.css';
import { displayClass, liveElement, remarkLesson } from './remarkLesson';

interface LessonMarkdownProps {
  /** Markdown in one language. */
  readonly text: string;
  /** Reads live values off the step's races; null where there is none. */
  readonly live: LiveReader | null;
  /** In one line, as titles and answers are. */
  readonly inline?: boolean;
}

export function LessonMarkdown({ text, live, inline = false }: LessonMarkdownProps) {
  const Place = inline ? 'span' : 'div';
  return (
    <LiveContext value={live}>
      <Place className="lessonText">
        {/* A text that nests too deep to be set still stands there as it is written. */}
        <ErrorBoundary key={text} fallback={() => text}>
          <Markdown
            remarkPlugins={inline ? inlinePlugins : blockPlugins}
            allowedElements={inline ? inlineElements : blockElements}
            unwrapDisallowed
            skipHtml
            components={components}
          >
            {text}
          </Markdown>
        </ErrorBoundary>
      </Place>
    </LiveContext>
  );
}

const pluginsFor = (inline: boolean): Options['remarkPlugins'] => [remarkMath, [remarkLesson, { inline }]];

const inlinePlugins = pluginsFor(true);
const blockPlugins = pluginsFor(false);

const inlineElements = ['em', 'strong', 'code', 'a', 'img', 'span', liveElement];
const blockElements = [
  ...inlineElements,
  ...['p', 'ul', 'ol', 'li', 'blockquote', 'pre', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
];

const LiveContext = createContext<LiveReader | null>(null);

const Heading = ({ children }: { readonly children?: ReactNode }) => <h3>{children}</h3>;

const components: Components = {
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  code: ({ className, children }) =>
    isFormula(className) ? (
      <MathFormula latex={wordsOf(children)} inline={className?.includes(displayClass) !== true} />
    ) : (
      <code>{children}</code>
    ),
  // A formula on lines of its own is no block of code.
  pre: ({ node, children }) => {
    const [inner] = node?.children ?? [];
    const classes = inner?.type === 'element' ? inner.properties['className'] : [];
    return Array.isArray(classes) && classes.includes(displayClass) ? children : <pre>{children}</pre>;
  },
  // The app opens no pages: an address is there to be read.
  a: ({ href, children }) =>
    href !== undefined && /^https?:/.test(href) && href !== wordsOf(children) ? (
      <>
        {children} <span className="lessonAddress">({href})</span>
      </>
    ) : (
      children
    ),
  img: ({ alt }) => alt,
  [liveElement]: ({ value }) => <LiveWords written={String(value)} />,
};

/** The words of an element that has nothing but words. */
const wordsOf = (children: ReactNode): string => (typeof children === 'string' ? children : '');

const isFormula = (className: string | undefined): boolean => className?.includes('language-math') === true;

/** A runner by its name and mark, or a number. What can't be read stands there as it is written. */
function LiveWords({ written }: { readonly written: string }) {
  const { t } = useTranslation();
  const live = useContext(LiveContext);
  const parsed = parseLiveValue(written);
  const read = parsed.ok ? (live?.(parsed.value) ?? null) : null;
  if (read === null) return <span className="liveNone">{parsed.ok ? '–' : `{{${written}}}`}</span>;
  switch (read.kind) {
    case 'runner':
      return (
        <span className="liveRunner">
          <RunnerMark look={read.runner} size={12} />
          <span className="liveName" style={{ textDecorationColor: read.runner.color }}>
            {read.name}
          </span>
        </span>
      );
    case 'number':
      return (
        <span className="liveNumber" data-live={written}>
          {read.text}
        </span>
      );
    case 'awaited':
      return (
        <span className="liveAwaited" role="img" aria-label={t('lesson.awaited')}>
          …
        </span>
      );
  }
}
