// Plays a lesson: which step it is at, what has been answered, and the way on.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Lesson } from '../../core/lesson/lesson';
import { secondsAtStep } from '../../core/timeline/frameAt';
import {
  beatsOf,
  comingAfter,
  type CourseState,
  isAnswered,
  isLastPlace,
  isPlayed,
  lastPlace,
  type LessonPlace,
  placeAfter,
  placeBefore,
  restsAt,
} from './lessonCourse';
import type { BesideStore } from './besideRace';
import type { createLessonView } from './lessonView';
import type { createPlayback } from './playback';
import type { Course } from './presentation';
import type { SceneStore } from './sceneStore';
import type { Settings } from './settings';

export interface OpenLesson extends CourseState {
  /** What its place is kept by: the id of a bundled lesson, or a file's name. Null for one that is being written: it is not kept. */
  readonly id: string | null;
  /** Whether it has been begun at a step where it was left before, and nobody has moved on. */
  readonly isResumed: boolean;
  /** When it was begun, in milliseconds of the clock that the player was made with. */
  readonly since: number;
  /** The index of the answer that is chosen in this step; null for none. */
  readonly chosen: number | null;
  /** Hands that have been shown for each answer of this step. */
  readonly tally: readonly number[];
  /** The index of the step's scene that is open: of a pair the one that panels, charts and numbers are of. */
  readonly scene: number;
  /** Whether the panels stand beside the lesson, in which all that is on show can be changed. */
  readonly panels: boolean;
}

/** Who shows a step's words, page by page where there is no room for all of them. */
export interface LessonReader {
  /** Whether words that have not been read lie below. */
  goesOn(): boolean;
  turnPage(): void;
}

const noReader: LessonReader = { goesOn: () => false, turnPage: () => undefined };

interface LessonPlayerOptions {
  readonly view: ReturnType<typeof createLessonView>;
  readonly scenes: Pick<SceneStore, 'getState'>;
  readonly beside: Pick<BesideStore, 'getState'>;
  readonly settings: StoreApi<Pick<Settings, 'lessons'>>;
  readonly playback: Pick<ReturnType<typeof createPlayback>, 'play' | 'pause' | 'seek' | 'seconds'>;
  /** Whether nothing is to move by itself. */
  readonly isStill: () => boolean;
  /** In milliseconds. */
  readonly clock: () => number;
}

export type LessonPlayer = ReturnType<typeof createLessonPlayer>;

export function createLessonPlayer({
  view,
  scenes,
  beside,
  settings,
  playback,
  isStill,
  clock,
}: LessonPlayerOptions) {
  const store = createStore<{ readonly open: OpenLesson | null }>(() => ({ open: null }));
  const open = (): OpenLesson | null => store.getState().open;
  let reader = noReader;

  /** When the race on show has come to a step, or to its end; of a pair, the later one. */
  const secondsAt = (step: number): number => {
    const { scene } = scenes.getState();
    const pair = [scene, beside.getState().scene ?? scene];
    return Math.max(...pair.map((each) => secondsAtStep(each, Math.min(step, each.steps))));
  };
  const seekStep = (step: number): void => playback.seek(secondsAt(step));

  /** Keeps where one is, for the next time. */
  const keep = ({ lesson, id, place }: OpenLesson): void => {
    if (id === null) return;
    settings.setState(({ lessons }) => {
      const done = lessons[id]?.done === true || isLastPlace(lesson, place);
      return { lessons: { ...lessons, [id]: { step: place.step, done } } };
    });
  };

  const update = (change: Partial<OpenLesson>): void => {
    const before = open();
    if (before === null) return;
    const moved = { ...before, ...change };
    const now = { ...moved, isResumed: before.isResumed && moved.place === before.place };
    store.setState({ open: now });
    if (now.place !== before.place) keep(now);
  };

  /** Lets charts end at the play head until the race has come to its end. */
  const showAheadIfPlayed = (): void => {
    const { lesson, place } = open()!;
    view.showAhead(isPlayed(lesson.steps[place.step]!, place.beat));
  };

  const stopPlaying = (): void => {
    if (open()!.playsTo !== null) update({ playsTo: null });
    playback.pause();
  };

  /** Shows all of a place anew, at rest. */
  const showAt = (place: LessonPlace, chosen?: number): void => {
    const before = open()!;
    const step = before.lesson.steps[place.step]!;
    const isSame = before.place.step === place.step;
    const index = chosen ?? (step.shows.kind === 'race' ? step.shows.opens : 0);
    stopPlaying();
    view.show(step.shows, index, isAnswered(step, place.beat));
    if (step.shows.kind === 'race') seekStep(restsAt(step, place.beat));
    update({
      place,
      scene: index,
      chosen: isSame ? before.chosen : null,
      tally: isSame ? before.tally : noHands(before.lesson, place),
    });
    showAheadIfPlayed();
  };

  const arrive = (): void => {
    const playsTo = open()?.playsTo ?? null;
    if (playsTo === null) return;
    stopPlaying();
    seekStep(playsTo);
    showAheadIfPlayed();
  };

  const goOn = (place: LessonPlace): void => {
    const { lesson, place: from } = open()!;
    if (place.step !== from.step) {
      showAt(place);
      return;
    }
    update({ place });
    const step = lesson.steps[place.step]!;
    const beat = beatsOf(step)[place.beat]!;
    if (beat.kind === 'answered') view.uncover(step.shows);
    if (beat.kind !== 'play') {
      showAheadIfPlayed();
      return;
    }
    update({ playsTo: beat.to });
    seekStep(restsAt(step, place.beat - 1));
    if (isStill()) arrive();
    else playback.play();
  };

  const course: Course = {
    next() {
      const current = open();
      if (current === null) return;
      const { kind } = comingAfter({ ...current, goesOnBelow: reader.goesOn() });
      if (kind === 'skip') arrive();
      else if (kind === 'page') reader.turnPage();
      else if (kind !== 'end') goOn(placeAfter(current.lesson, current.place)!);
    },
    back() {
      const current = open();
      const place = current && placeBefore(current.place);
      if (current === null || place === null) return;
      showAt(place, place.step === current.place.step ? current.scene : undefined);
    },
    toStart() {
      if (open() !== null) showAt({ step: 0, beat: 0 });
    },
    toEnd() {
      const current = open();
      if (current !== null) showAt(lastPlace(current.lesson));
    },
  };

  return {
    subscribe: store.subscribe,
    open,
    ...course,

    /**
     * Begins a lesson at a step, or where it was left before its end. `id` is what its place is kept by; null for one that is being
     * written. `hands` have been shown for the step's answers before.
     */
    begin(lesson: Lesson, id: string | null, step?: number, hands: readonly number[] = []): void {
      const kept = id === null ? undefined : settings.getState().lessons[id];
      const left = kept === undefined || kept.done ? 0 : kept.step;
      const place = { step: Math.min(step ?? left, lesson.steps.length - 1), beat: 0 };
      const tally = noHands(lesson, place).map((none, answer) => hands[answer] ?? none);
      store.setState({
        open: {
          lesson,
          id,
          isResumed: step === undefined && place.step > 0,
          since: clock(),
          place,
          playsTo: null,
          goesOnBelow: reader.goesOn(),
          chosen: null,
          tally,
          scene: 0,
          panels: false,
        },
      });
      showAt(place);
      keep(open()!);
    },

    /** Words that have not been read come before what is next. Returns a function that takes the reader away. */
    setReader(shows: LessonReader): () => void {
      reader = shows;
      return () => {
        reader = noReader;
      };
    },

    /** To be called by the reader where more or less may lie below. */
    followReader(): void {
      const goesOnBelow = reader.goesOn();
      if (open() !== null && open()!.goesOnBelow !== goesOnBelow) update({ goesOnBelow });
    },

    goTo(step: number): void {
      if (open() !== null) showAt({ step, beat: 0 });
    },

    /** Brings back what the step shows, as it was. */
    restore(): void {
      const current = open();
      if (current !== null) showAt(current.place, current.scene);
    },

    /** Opens another of the step's scenes, at the same place. */
    openScene(index: number): void {
      const current = open();
      if (current !== null) showAt(current.place, index);
    },

    /** Whether the viewer has changed what the step shows. */
    isChanged(): boolean {
      const current = open();
      return current !== null && view.isChanged(current.lesson.steps[current.place.step]!.shows);
    },

    /** Whole minutes since the lesson was begun. */
    minutesPassed: (): number => Math.floor((clock() - (open()?.since ?? clock())) / 60_000),

    /** The time counts from now on, where nothing of the lesson has passed so far. */
    startClock(): void {
      const place = open()?.place;
      if (place?.step === 0 && place.beat === 0) update({ since: clock() });
    },

    togglePanels: (): void => update({ panels: open()?.panels === false }),

    /** Chooses an answer; the first one is given with that. */
    choose(answer: number): void {
      const current = open();
      if (current === null) return;
      update({ chosen: answer });
      if (current.place.beat === 0) goOn({ ...current.place, beat: 1 });
    },

    /** One hand more, or less, for an answer. */
    count(answer: number, by: 1 | -1): void {
      const tally = open()?.tally ?? [];
      update({ tally: tally.map((hands, index) => (index === answer ? Math.max(0, hands + by) : hands)) });
    },

    /** Pauses where the race has come to the step that it plays to; to be called with each frame. */
    follow(): void {
      const playsTo = open()?.playsTo ?? null;
      if (playsTo !== null && playback.seconds() >= secondsAt(playsTo)) arrive();
    },

    /** Ends the lesson; the user's race and settings are back. */
    close(): void {
      if (open() === null) return;
      playback.pause();
      store.setState({ open: null });
      view.end();
    },
  };
}

/** No hands for any answer of a step. */
const noHands = ({ steps }: Lesson, { step }: LessonPlace): readonly number[] =>
  (steps[step]!.question?.answers ?? []).map(() => 0);
