// The gallery's exhibits: every panel, dialog, card, chart and notice, each with a suitable scene. Things that have ids
// (tabs, workspaces, kinds of notices) are listed by id, so that the compiler finds a missing one.
import type { ComponentProps, ReactNode } from 'react';
import { softmax } from '../../core/functions/activations/softmax';
import { crossEntropy } from '../../core/functions/losses/crossEntropy';
import { softmaxCrossEntropy } from '../../core/functions/losses/softmaxCrossEntropy';
import type { Scene } from '../../core/scene/scene';
import { failureError } from '../../protocol/failure';
import { RaceCharts } from '../charts/RaceCharts';
import { Dock } from '../dock/Dock';
import { NoticesPlace } from '../controls/NoticesPlace';
import { ExportDialog } from '../exportDialog/ExportDialog';
import { defaultExportSettings, type ExportSettings } from '../export/exportSettings';
import { FormulaDialog } from '../formula/FormulaDialog';
import { OwnFormulaCard } from '../formula/OwnFormulaCard';
import { NeuronCard } from '../neuron/NeuronCard';
import { AppBar } from '../panels/AppBar';
import { RaceStage } from '../panels/RaceStage';
import { ShortcutsDialog } from '../panels/ShortcutsDialog';
import { SidePanel } from '../panels/SidePanel';
import { StageMessage } from '../panels/StageMessage';
import { TransportBar } from '../panels/TransportBar';
import { LandscapeDialog } from '../picker/LandscapeDialog';
import { OptimizerDialog } from '../picker/OptimizerDialog';
import { TuningDialog } from '../standings/TuningDialog';
import type { App } from '../state/app';
import type { Notice } from '../state/notices';
import { defaultFunctionSettings, selectFunction, togglePinned } from '../../core/view/functionSettings';
import { defaultChartSettings } from '../../core/view/chartSettings';
import type { PanelTab, Settings, Workspace } from '../state/settings';
import { Workspaces } from '../workspaces/Workspaces';
import type { ExhibitId } from './exhibitIds';
import { notices } from './notices';
import { LessonEditor } from '../lessons/editor/LessonEditor';
import { newQuestion, setLanguages, setStep } from '../state/lessonEdits';
import { createNullOutput } from './pageHost';
import { SaidNotice } from './SaidNotice';
import {
  crowd,
  filmed,
  furnished,
  branched,
  methodRace,
  neuron,
  nobody,
  orbiting,
  ownFormula,
  ravineRace,
  troubled,
} from './scenes';

/** The exhibit's place in the window: all of it, the side column, a bar across, or the picture's place. */
export type ExhibitPlace = 'window' | 'side' | 'bar' | 'stage';

export interface Exhibit {
  readonly place: ExhibitPlace;
  /** Default: the scene of a first start. */
  readonly scene?: Scene;
  readonly settings?: Partial<Settings>;
  /** The play head's position as a fraction of the race. */
  readonly moment?: number;
  /** Prepares the app after its start. */
  readonly prepare?: (app: App) => void;
  readonly content: () => ReactNode;
}

const sidePanel = (panelTab: PanelTab, scene: Scene): Exhibit => ({
  place: 'side',
  scene,
  settings: { panelTab },
  content: () => <SidePanel />,
});

const workspace = (shown: Workspace, settings: Partial<Settings> = {}): Exhibit => ({
  place: 'window',
  scene: ravineRace,
  settings: { workspace: shown, ...settings },
  content: () => <Workspaces />,
});

const exportDialog = (change: Partial<ExportSettings>, prepare?: (app: App) => void): Exhibit => ({
  place: 'window',
  scene: filmed,
  settings: { export: { ...defaultExportSettings, ...change } },
  prepare: (app) => {
    prepare?.(app);
    app.window.setState({ exportOpen: true });
  },
  content: () => <ExportDialog />,
});

/** One export per state: they run one after another, so the third one keeps running, and the last one waits. */
function exportOneOfEach({ exports }: App): void {
  const add = (name: string, make: Parameters<typeof exports.add>[2]): number =>
    exports.add(name, createNullOutput(name), make);
  add('ravine.mp4', () => Promise.resolve({ codec: 'vp9', frames: 225, insteadOf: 'h264' }));
  add('ravine.gif', () => Promise.reject(failureError('io', 'The connection to the engine was lost.')));
  add('ravine.webm', (_output, _signal, onProgress) => {
    onProgress({ framesDone: 90, frames: 225 });
    return new Promise(() => undefined);
  });
  add('six optimizers in a ravine, seen from above.png', () =>
    Promise.reject(new Error('It waits for ever.')),
  );
}

/** A step that asks, in two languages, with something to be mended. */
function writeLesson({ lessonDraft, shownView, window: windowState }: App): void {
  lessonDraft.add(shownView(), {});
  const step = lessonDraft.getState().lesson.steps[0]!;
  lessonDraft.edit((lesson) => {
    const both = setLanguages(lesson, ['en', 'ja']);
    return setStep(both, step.key, {
      title: { en: 'Many in a *ravine*', ja: '峡谷を走る' },
      text: { en: 'A step is $-\\eta\\nabla f$, {{loss nobody}}.', ja: '' },
      question: newQuestion(both),
    });
  });
  lessonDraft.showIssues(true);
  windowState.setState({ editorOpen: true });
}

const picker = (
  kind: 'optimizers' | 'landscapes' | 'formula',
  content: Exhibit['content'],
  scene = ravineRace,
): Exhibit => ({
  place: 'window',
  scene,
  settings: { favourites: { optimizers: ['adam', 'lion'], landscapes: ['ravine', 'saddle'] } },
  prepare: (app) => app.window.setState({ picker: kind }),
  content,
});

const chart = (scene: Scene, settings: Partial<Settings> = {}): Exhibit => ({
  place: 'bar',
  scene,
  settings,
  content: () => <RaceCharts />,
});

const standings = (scene: Scene): Exhibit => ({
  place: 'bar',
  scene,
  settings: { dockTab: 'standings' },
  content: () => <Dock />,
});

const notice = (kind: Notice['kind']): Exhibit => ({
  place: 'stage',
  scene: ravineRace,
  content: () => (
    <div className="stage">
      <SaidNotice notice={notices[kind]} />
      <NoticesPlace />
    </div>
  ),
});

const stageMessage = (about: ComponentProps<typeof StageMessage>['about']): Exhibit => ({
  place: 'stage',
  content: () => (
    <div className="stage">
      <StageMessage about={about} onRetry={() => undefined} />
    </div>
  ),
});

/** Ids that must have an exhibit each. */
type Listed = `workspace-${Workspace}` | `panel-${PanelTab}` | `notice-${Notice['kind']}`;

/** By the id in the page's address. */
export const exhibits: Readonly<Record<ExhibitId | Listed, Exhibit>> = {
  'workspace-race': workspace('race'),
  'workspace-standings': workspace('race', { dockTab: 'standings' }),
  'workspace-activations': workspace('activations', {
    functions: ['relu', 'gelu', 'tanh'].reduce(
      (settings, id) => togglePinned(settings, 'activations', id),
      defaultFunctionSettings,
    ),
  }),
  'workspace-losses': workspace('losses', {
    functions: selectFunction(
      togglePinned(defaultFunctionSettings, 'losses', 'focal'),
      'losses',
      crossEntropy.id,
    ),
  }),
  'workspace-softmax': workspace('activations', {
    functions: selectFunction(defaultFunctionSettings, 'activations', softmax.id),
  }),
  'workspace-derivation': workspace('losses', {
    functions: selectFunction(defaultFunctionSettings, 'losses', softmaxCrossEntropy.id),
  }),
  'app-bar': {
    place: 'bar',
    scene: ravineRace,
    prepare: exportOneOfEach,
    content: () => <AppBar />,
  },
  'panel-optimizers': sidePanel('optimizers', furnished),
  'panel-race': sidePanel('race', { ...furnished, clock: { kind: 'steps', stepsPerSecond: 10 } }),
  'panel-look': sidePanel('look', ravineRace),
  'panel-film': sidePanel('film', filmed),
  'panel-optimizers-by-loss': {
    place: 'side',
    scene: ravineRace,
    settings: { runnerOrder: 'loss' },
    content: () => <SidePanel />,
  },
  'panel-optimizers-nobody': sidePanel('optimizers', nobody),
  'panel-optimizers-crowd': sidePanel('optimizers', crowd),
  'panel-optimizers-troubled': sidePanel('optimizers', troubled),
  'panel-optimizers-method': sidePanel('optimizers', methodRace),
  'panel-optimizers-branch': sidePanel('optimizers', branched),
  'panel-race-formula': sidePanel('race', ownFormula),
  'panel-race-neuron': sidePanel('race', neuron),
  'panel-film-orbit': sidePanel('film', orbiting),
  'panel-film-still': sidePanel('film', ravineRace),
  stage: { place: 'stage', scene: methodRace, content: () => <RaceStage /> },
  'stage-neuron': { place: 'stage', scene: neuron, content: () => <RaceStage /> },
  'stage-map': {
    place: 'stage',
    scene: crowd,
    moment: 1,
    settings: { picture: 'map', gradientField: true },
    content: () => <RaceStage />,
  },
  'stage-both': {
    place: 'stage',
    scene: ravineRace,
    moment: 1,
    settings: { picture: 'both' },
    content: () => <RaceStage />,
  },
  'stage-map-instead': {
    place: 'stage',
    scene: ravineRace,
    prepare: (app) => app.window.setState({ drawsIn3d: false }),
    content: () => <RaceStage />,
  },
  'stage-no-surface': stageMessage('surfaceFailed'),
  transport: { place: 'bar', scene: ravineRace, content: () => <TransportBar /> },
  'transport-film': { place: 'bar', scene: filmed, content: () => <TransportBar /> },
  'chart-loss': chart(ravineRace),
  'chart-loss-linear': chart(ravineRace, {
    charts: { ...defaultChartSettings, shown: [{ quantity: 'loss', scale: 'linear' }] },
  }),
  'chart-several': chart(ravineRace, {
    charts: {
      ...defaultChartSettings,
      shown: [
        { quantity: 'loss', scale: 'log' },
        { quantity: 'sharpness', scale: 'log' },
        { quantity: 'cosine', scale: 'linear' },
      ],
    },
  }),
  'chart-families': chart(furnished),
  'chart-nobody': chart(nobody),
  standings: standings(troubled),
  'standings-families': standings(furnished),
  'card-neuron': { place: 'stage', scene: neuron, content: () => <NeuronCard /> },
  'card-neuron-folded': {
    place: 'stage',
    scene: neuron,
    settings: { neuronOpen: false },
    content: () => <NeuronCard />,
  },
  'dialog-optimizers': picker('optimizers', () => <OptimizerDialog />),
  'dialog-landscapes': picker('landscapes', () => <LandscapeDialog header={<OwnFormulaCard />} />),
  'dialog-formula': picker('formula', () => <FormulaDialog />),
  'dialog-formula-parameters': picker('formula', () => <FormulaDialog />, ownFormula),
  'dialog-export-film': exportDialog({ length: { kind: 'seconds', seconds: 12 } }),
  'dialog-export-steps': exportDialog({
    format: 'gif',
    framesPerSecond: 10,
    length: { kind: 'steps', stepsPerFrame: 2 },
  }),
  'dialog-export-wrong': exportDialog({ widthPx: 1281, framesPerSecond: 30, holdSeconds: 61 }),
  'dialog-export-picture': exportDialog({ format: 'png', background: 'transparent' }),
  'dialog-export-sequence': exportDialog({ format: 'png-sequence' }),
  'dialog-export-vector': exportDialog({ format: 'svg' }),
  'dialog-export-data': exportDialog({ format: 'csv' }),
  'dialog-export-queue': exportDialog({}, exportOneOfEach),
  'dialog-tuning': {
    place: 'window',
    scene: crowd,
    prepare: (app) => app.window.setState({ tuningOpen: true }),
    content: () => <TuningDialog />,
  },
  'dialog-lessonEditor': {
    place: 'window',
    scene: crowd,
    prepare: writeLesson,
    content: () => <LessonEditor />,
  },
  'dialog-shortcuts': {
    place: 'window',
    prepare: (app) => app.window.setState({ shortcutsOpen: true }),
    content: () => <ShortcutsDialog />,
  },
  'notice-opened': notice('opened'),
  'notice-saved': notice('saved'),
  'notice-viewAdded': notice('viewAdded'),
  'notice-lessonFull': notice('lessonFull'),
  'notice-draftUnreadable': notice('draftUnreadable'),
  'notice-openFailed': notice('openFailed'),
  'notice-restoreFailed': notice('restoreFailed'),
  'notice-editRefused': notice('editRefused'),
  'notice-saveFailed': notice('saveFailed'),
  'notice-runFailed': notice('runFailed'),
  'notice-surfaceFailed': notice('surfaceFailed'),
  'notice-measuresFailed': notice('measuresFailed'),
  'notice-runnersFailed': notice('runnersFailed'),
  'notice-exported': notice('exported'),
  'notice-exportFailed': notice('exportFailed'),
  'notice-copying': notice('copying'),
  'notice-copied': notice('copied'),
  'notice-disconnected': notice('disconnected'),
  'notice-reconnected': notice('reconnected'),
  'notice-presenterBlocked': notice('presenterBlocked'),
  'notice-recovered': notice('recovered'),
  'notice-elsewhere': notice('elsewhere'),
  'notice-taken': notice('taken'),
};
