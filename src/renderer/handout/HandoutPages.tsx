// A lesson's handout as a page: worksheet, answers, notes for the teacher, sources. Rendered once, and then written as a file.
import type { ReactNode } from 'react';
import type { HandoutAnswer, HandoutFigure, HandoutTask } from '../../core/lesson/handout';
import type { Lesson, LessonText } from '../../core/lesson/lesson';
import type { LiveReader } from '../../core/lesson/liveReader';
import { LessonMarkdown } from '../lessonText/LessonMarkdown';
import type { DrawnExplanation } from './drawnExplanation';
import { ExplainedStep } from './ExplainedStep';
import type { FunctionKey } from './functionFigure';
import './handout.css';
import type { HandoutWords } from './handoutWords';

/** A figure that is drawn. */
export interface DrawnFigure {
  /** SVG side by side in rows, each perhaps with words above it. */
  readonly rows: readonly (readonly { readonly svg: string; readonly name: string | null }[])[];
  /** Maps have an edge around them. */
  readonly beginsWithMaps: boolean;
  readonly legend: readonly FunctionKey[];
  /** Updates that are explained under it. */
  readonly steps: readonly DrawnExplanation[];
}

export interface HandoutPagesProps {
  readonly lesson: Lesson;
  readonly tasks: readonly HandoutTask[];
  /** Null where they are left out. */
  readonly answers: readonly HandoutAnswer[] | null;
  readonly hasNotes: boolean;
  readonly figures: ReadonlyMap<HandoutFigure, DrawnFigure>;
  /** Of each step. */
  readonly live: readonly LiveReader[];
  /** A text in the handout's language. */
  readonly textOf: (text: LessonText) => string;
  readonly words: HandoutWords;
}

export function HandoutPages(props: HandoutPagesProps) {
  const { lesson, tasks, answers, hasNotes, textOf, words } = props;
  const notes = lesson.steps.flatMap(({ notes: text }, index) =>
    textOf(text) === '' ? [] : [{ number: index + 1, text }],
  );
  const firstWithMap = tasks.find(({ figure }) => figure?.kind === 'race');
  return (
    <main className="handout">
      <header className="handoutHead">
        <p className="handoutPerson">
          <span>{words('handout.name')}</span>
          <span>{words('handout.date')}</span>
        </p>
        <h1>{textOf(lesson.title)}</h1>
        {textOf(lesson.prerequisites) !== '' && (
          <div className="handoutLead">
            <b>{words('handout.prerequisites')}</b>{' '}
            <LessonMarkdown text={textOf(lesson.prerequisites)} live={null} inline />
          </div>
        )}
      </header>
      {tasks.map((task) => (
        <Task key={task.number} task={task} saysWhatMapsAre={task === firstWithMap} {...props} />
      ))}
      {answers !== null && answers.length > 0 && (
        <section className="handoutPart">
          <h1>{words('handout.answers')}</h1>
          {textOf(lesson.goal) !== '' && (
            <div className="handoutLead">
              <LessonMarkdown text={textOf(lesson.goal)} live={null} />
            </div>
          )}
          {answers.map((answer) => (
            <Answer key={answer.number} answer={answer} {...props} />
          ))}
        </section>
      )}
      {hasNotes && notes.length > 0 && (
        <section className="handoutPart">
          <h1>{words('handout.notes')}</h1>
          {notes.map(({ number, text }) => (
            <section key={number} className="handoutNote">
              <h2>
                <Numbered number={number}>{textOf(lesson.steps[number - 1]!.title)}</Numbered>
              </h2>
              <LessonMarkdown text={textOf(text)} live={props.live[number - 1]!} />
            </section>
          ))}
        </section>
      )}
      <footer className="handoutFoot">
        {lesson.sources.length > 0 && (
          <>
            <h2>{words('handout.sources')}</h2>
            <ul>
              {lesson.sources.map((source) => (
                <li key={source}>
                  <LessonMarkdown text={source} live={null} inline />
                </li>
              ))}
            </ul>
          </>
        )}
        <p>{[lesson.author, lesson.licence, 'Optiscape'].filter((each) => each !== '').join(' · ')}</p>
      </footer>
    </main>
  );
}

const letters = 'ABCDEF';

function Numbered({ number, children }: { readonly number: number; readonly children?: ReactNode }) {
  return (
    <>
      <span className="handoutNumber">{number}</span> {children}
    </>
  );
}

interface TaskProps extends HandoutPagesProps {
  readonly task: HandoutTask;
  /** The window shows a surface where there is a map on paper. */
  readonly saysWhatMapsAre: boolean;
}

function Task({ task, saysWhatMapsAre, live, figures, textOf, words }: TaskProps) {
  const { number, title, text, figure, question, after } = task;
  const reader = live[number - 1]!;
  return (
    <section className="handoutTask">
      <h2>
        <Numbered number={number}>
          {title !== null && <LessonMarkdown text={textOf(title)} live={reader} inline />}
        </Numbered>
      </h2>
      <LessonMarkdown text={textOf(text)} live={reader} />
      <Figure drawn={figure === null ? undefined : figures.get(figure)} words={words} />
      {saysWhatMapsAre && <p className="handoutHint">{words('handout.fromAbove')}</p>}
      {question !== null && (
        <div className="handoutAsked">
          {figure?.kind === 'race' && <p className="handoutHint">{words('handout.sketch')}</p>}
          <div className="handoutQuestion">
            <LessonMarkdown text={textOf(question.text)} live={reader} />
          </div>
          <ol className="handoutChoices">
            {question.answers.map((answer, index) => (
              <li key={letters[index]}>
                <span className="handoutBox" aria-hidden="true" />
                <span className="handoutLetter">{letters[index]}</span>
                <LessonMarkdown text={textOf(answer.text)} live={reader} inline />
              </li>
            ))}
          </ol>
          <div className="handoutLines">
            <span>{words('handout.why')}</span>
            <i />
            <i />
            <i />
          </div>
        </div>
      )}
      {after !== null && textOf(after) !== '' && <LessonMarkdown text={textOf(after)} live={reader} />}
    </section>
  );
}

function Answer({
  answer,
  live,
  figures,
  textOf,
  words,
}: HandoutPagesProps & { readonly answer: HandoutAnswer }) {
  const { number, title, figure, answers, after } = answer;
  const reader = live[number - 1]!;
  return (
    <section className="handoutAnswer">
      <div className="handoutTogether">
        <h2>
          <Numbered number={number}>
            <LessonMarkdown text={textOf(title)} live={reader} inline />
          </Numbered>
        </h2>
        <Figure drawn={figure === null ? undefined : figures.get(figure)} words={words} />
      </div>
      <ul className="handoutWhys">
        {answers.map(({ text, isRight, why }, index) => (
          <li key={letters[index]} className={isRight ? 'handoutRight' : ''}>
            <span
              className="handoutTick"
              role="img"
              aria-label={words(isRight ? 'handout.right' : 'handout.wrong')}
            >
              {isRight ? '✓' : '–'}
            </span>
            <span className="handoutLetter">{letters[index]}</span>
            <div>
              <LessonMarkdown text={textOf(text)} live={reader} inline />
              <LessonMarkdown text={textOf(why)} live={reader} />
            </div>
          </li>
        ))}
      </ul>
      {textOf(after) !== '' && <LessonMarkdown text={textOf(after)} live={reader} />}
    </section>
  );
}

interface FigureProps {
  readonly drawn: DrawnFigure | undefined;
  readonly words: HandoutWords;
}

function Figure({ drawn, words }: FigureProps) {
  if (drawn === undefined) return null;
  return (
    <figure className="handoutFigure">
      {drawn.rows.map((row, index) => (
        <div
          key={index}
          className={drawn.beginsWithMaps && index === 0 ? 'handoutRow handoutMaps' : 'handoutRow'}
        >
          {row.map(({ svg, name }, place) => (
            <div key={place}>
              {name !== null && <p className="handoutMapName">{name}</p>}
              {/* Of our own making, from numbers and escaped names. */}
              <div dangerouslySetInnerHTML={{ __html: svg }} />
            </div>
          ))}
        </div>
      ))}
      {drawn.steps.map((step, index) => (
        <ExplainedStep key={index} drawn={step} words={words} />
      ))}
      {drawn.legend.length > 0 && (
        <figcaption className="handoutLegend">
          {drawn.legend.map(({ name, color, dash }) => (
            <span key={name}>
              <svg width={34} height={8} viewBox="0 0 34 8" aria-hidden="true">
                <line
                  x1={2}
                  y1={4}
                  x2={32}
                  y2={4}
                  stroke={color}
                  strokeWidth={1.9}
                  strokeLinecap="round"
                  strokeDasharray={dash.length === 0 ? undefined : dash.join(' ')}
                />
              </svg>
              {name}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}
