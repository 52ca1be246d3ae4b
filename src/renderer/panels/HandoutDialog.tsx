// A lesson on paper: which lesson, with what behind its worksheet; printed, or saved as a page that stands by itself.
import {
  Button,
  Checkbox,
  FileButton,
  Group,
  Progress,
  SegmentedControl,
  Select,
  Stack,
  Text,
} from '@mantine/core';
import { FileDown, FileText, FolderOpen, Printer } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bundledLessonIds } from '../../core/lesson/bundledLessons';
import { inLessonLanguage } from '../../core/lesson/inLessonLanguage';
import type { Lesson } from '../../core/lesson/lesson';
import { lessonEnding } from '../../core/lesson/lessonFile';
import { parseLessonText } from '../../core/lesson/parseLesson';
import { serializeLesson } from '../../core/lesson/serializeLesson';
import type { Language } from '../../core/text/text';
import { failureOf } from '../../protocol/failure';
import { paperNames, type HandoutJob, type Paper } from '../../protocol/handoutJob';
import { useApp, useLanguage, useWindow } from '../app/appContext';
import { useBundledLessons } from '../app/useBundledLessons';
import { Dialog } from '../controls/Dialog';
import { describeIssue, describeIssues, showNotice, showProblem } from '../controls/notices';
import { NoticesPlace } from '../controls/NoticesPlace';
import { intoOutput } from '../host/intoOutput';
import { readSceneFile, SceneFileError } from '../host/sceneFile';
import type { App } from '../state/app';
import { lessonIssues } from '../state/lessonDraft';

export function HandoutDialog() {
  const app = useApp();
  const { t } = useTranslation();
  const opened = useWindow((state) => state.handoutOpen);
  return (
    <Dialog
      opened={opened}
      onClose={() => app.window.setState({ handoutOpen: false })}
      title={t('handout.title')}
      size={560}
    >
      <NoticesPlace />
      <HandoutForm />
    </Dialog>
  );
}

interface Choice {
  /** A bundled lesson's id, a file's name, or the title of a lesson that is being written. */
  readonly name: string;
  readonly lesson: Lesson;
}

/** The lesson that is being played or, over the editor, written; null for neither. */
function lessonAtHand(
  { lessons, lessonDraft, window }: App,
  language: Language,
  untitled: string,
): Choice | null {
  const open = lessons.open();
  const { lesson: draft } = lessonDraft.getState();
  const lesson = window.getState().handoutOfDraft && draft.steps.length > 0 ? draft : open?.lesson;
  if (lesson === undefined) return null;
  const title = inLessonLanguage(lesson, lesson.title, language) || untitled;
  return { name: lesson === open?.lesson ? (open.id ?? title) : title, lesson };
}

/** Steps whose drawing takes about as long as printing them all. */
const printingSteps = 2;

type Making = { readonly framesDone: number; readonly frames: number };

function HandoutForm() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const bundled = useBundledLessons() ?? [];
  const [atHand] = useState(() => lessonAtHand(app, language, t('lessonEditor.untitled')));
  const [opened, setOpened] = useState<readonly Choice[]>(atHand === null ? [] : [atHand]);
  const [name, setName] = useState<string>(atHand?.name ?? bundledLessonIds[0]!);
  const [answers, setAnswers] = useState(true);
  const [notes, setNotes] = useState(false);
  const [paper, setPaper] = useState<Paper>('a4');
  const prints = usePrints();
  const [making, setMaking] = useState<Making | null>(null);
  const abort = useRef<AbortController | null>(null);

  useEffect(() => () => abort.current?.abort(), []);

  const own = opened.filter((each) => !bundledLessonIds.some((id) => id === each.name));
  const choices: readonly Choice[] = [...bundled.map(({ id, lesson }) => ({ name: id, lesson })), ...own];
  const lesson = choices.find((choice) => choice.name === name)?.lesson;
  // One that is being written may lack what a handout needs.
  const isUnfinished = lesson !== undefined && lesson === atHand?.lesson && lessonIssues(lesson).length > 0;
  const canMake = lesson !== undefined && !isUnfinished;

  const openFile = async (file: File | null): Promise<void> => {
    if (file === null) return;
    try {
      const parsed = parseLessonText(await readSceneFile(file));
      if (parsed.ok) {
        const own = { name: file.name, lesson: parsed.lesson };
        setOpened((before) => [...before.filter((each) => each.name !== own.name), own]);
        setName(own.name);
      } else showProblem(t, t('notice.openFailed'), describeIssues(parsed.issues, t));
    } catch (error) {
      const message =
        error instanceof SceneFileError ? describeIssue(error.issue, t) : failureOf(error).message;
      showProblem(t, t('notice.openFailed'), message);
    }
  };

  /** Does it with the job, and shows how far it is. */
  const make = async (
    title: string,
    work: (job: HandoutJob, signal: AbortSignal) => Promise<void>,
  ): Promise<void> => {
    if (lesson === undefined) return;
    const controller = new AbortController();
    abort.current = controller;
    setMaking({ framesDone: 0, frames: lesson.steps.length });
    const fileName = name.replace(new RegExp(`\\.${lessonEnding}$`), '');
    const job = { lesson: serializeLesson(lesson), fileName, language, paper: null, answers, notes };
    await work(job, controller.signal).catch((error: unknown) => {
      if (!controller.signal.aborted) showProblem(t, title, failureOf(error).message);
    });
    abort.current = null;
    setMaking(null);
  };

  const { client } = app.host;
  const save = (ending: 'pdf' | 'html'): Promise<void> =>
    make(t('notice.saveFailed'), async (job, signal) => {
      const printed = ending === 'pdf';
      const suggestedName = `${job.fileName}.${ending}`;
      const output = await app.host.createOutput({ suggestedName, files: null, printed });
      if (output === null) return;
      // The engine may be printing then.
      signal.addEventListener('abort', () => void output.abort());
      const onProgress = ({ framesDone, frames }: Making): void =>
        // Printing takes as long as a few steps.
        setMaking({ framesDone, frames: frames + (printed ? printingSteps : 0) });
      const { finished } = await intoOutput(output, async () => {
        // All that sets words and draws is loaded with the first handout.
        const { writeHandout } = await import('../handout/writeHandout');
        await writeHandout({ ...job, paper: printed ? paper : null }, { client, output, signal, onProgress });
      });
      showNotice({ kind: 'saved', name: finished.name }, t);
    });
  const print = (): Promise<void> =>
    make(t('handout.printFailed'), async (job, signal) => {
      if (lesson === undefined) return;
      const { printHandout } = await import('../handout/makeHandout');
      await printHandout(lesson, job, { client, signal, onProgress: setMaking });
    });

  return (
    <Stack gap="md">
      <Text fz="sm">
        {t('handout.about')}
        {prints === false && ` ${t('handout.howPdf')}`}
      </Text>
      <Group align="end" wrap="nowrap">
        <Select
          label={t('handout.lesson')}
          allowDeselect={false}
          flex={1}
          value={lesson === undefined ? null : name}
          onChange={(chosen) => chosen !== null && setName(chosen)}
          data={choices.map((choice) => ({
            value: choice.name,
            label: inLessonLanguage(choice.lesson, choice.lesson.title, language) || choice.name,
          }))}
        />
        <FileButton accept={`.${lessonEnding}`} onChange={(file) => void openFile(file)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<FolderOpen size={16} />}>
              {t('app.open')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Stack gap="xs">
        <Checkbox
          label={t('handout.withAnswers')}
          checked={answers}
          onChange={(event) => setAnswers(event.currentTarget.checked)}
        />
        <Checkbox
          label={t('handout.withNotes')}
          checked={notes}
          onChange={(event) => setNotes(event.currentTarget.checked)}
        />
      </Stack>
      {prints !== false && (
        <Group gap="xs">
          <Text fz="sm">{t('handout.paper')}</Text>
          <SegmentedControl
            size="xs"
            aria-label={t('handout.paper')}
            value={paper}
            onChange={(chosen) => setPaper(chosen)}
            data={paperNames.map((each) => ({ value: each, label: t(`handout.papers.${each}`) }))}
          />
        </Group>
      )}
      {isUnfinished && <Text fz="sm">{t('handout.unfinished')}</Text>}
      {making === null ? (
        <Group justify="end" gap="xs">
          <Button
            variant="default"
            leftSection={<FileDown size={16} />}
            disabled={!canMake}
            onClick={() => void save('html')}
          >
            {t('handout.save')}
          </Button>
          <Button
            {...(prints === false ? { color: 'iris.6' } : { variant: 'default' })}
            leftSection={<Printer size={16} />}
            disabled={!canMake}
            onClick={() => void print()}
          >
            {t('handout.print')}
          </Button>
          {prints !== false && (
            <Button
              color="iris.6"
              leftSection={<FileText size={16} />}
              disabled={!canMake || prints === null}
              onClick={() => void save('pdf')}
            >
              {t('handout.savePdf')}
            </Button>
          )}
        </Group>
      ) : (
        <Group wrap="nowrap">
          <Progress
            flex={1}
            value={(100 * making.framesDone) / making.frames}
            aria-label={t('handout.making')}
          />
          <Button variant="default" size="xs" onClick={() => abort.current?.abort()}>
            {t('handout.cancel')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** Whether the shell can make a PDF; null until that is known. Where it does not say, it can't. */
function usePrints(): boolean | null {
  const { client } = useApp().host;
  const [prints, setPrints] = useState<boolean | null>(null);
  useEffect(() => {
    client.request('app.info', {}).then(
      (info) => setPrints(info.prints),
      () => setPrints(false),
    );
  }, [client]);
  return prints;
}
