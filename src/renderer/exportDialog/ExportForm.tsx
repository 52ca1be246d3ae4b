// The dialog's settings: format, size, rate, length and quality, and the picture's content.
import { Checkbox, Chip, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../core/validation/issue';
import { cameraMoves, overlayParts, type Scene } from '../../core/scene/scene';
import {
  canBeTransparent,
  factsOf,
  formatGroups,
  isMoving,
  isVideo,
  showsRace,
  type ExportFormat,
} from '../../protocol/exportFormats';
import { exportQualities } from '../../protocol/exportJob';
import { sceneThemes } from '../../core/look/theme';
import { useApp } from '../app/appContext';
import {
  formatChoices,
  frameRates,
  likelyCodec,
  proposedSeconds,
  rateIssue,
  settingLimits,
  sideIssue,
  sizePresets,
  type ExportSettings,
  type FormatChoice,
} from '../export/exportSettings';
import { codecTitle } from '../export/encode/videoCodecs';
import { LimitedField } from '../controls/LimitedField';
import { describeIssue } from '../controls/notices';
import { NumberField } from '../controls/NumberField';
import { setFilm, setOverlay } from '../state/filmEdits';

interface ExportFormProps {
  readonly scene: Scene;
  readonly settings: ExportSettings;
  readonly issues: readonly Issue[];
}

/** Settings whose fields show their own issues. */
const saidByField: ReadonlySet<string> = new Set(['width', 'height', 'framesPerSecond']);

export function ExportForm({ scene, settings, issues }: ExportFormProps) {
  const app = useApp();
  const { t } = useTranslation();
  const { format, codec } = settings;
  const set = (change: Partial<ExportSettings>): void =>
    app.settings.setState(({ export: before }) => ({ export: { ...before, ...change } }));
  const sized = showsRace(format);

  return (
    <div className="exportForm">
      <Stack gap={4}>
        <Field label={t('export.format')}>
          <Select
            size="xs"
            aria-label={t('export.format')}
            allowDeselect={false}
            maxDropdownHeight={420}
            value={choiceKey(settings)}
            onChange={(value) => {
              const next = formatChoices.find((each) => choiceKey(each) === value);
              if (next !== undefined) set(next);
            }}
            data={formatGroups.map((group) => ({
              group: t(`export.formatGroups.${group}`),
              items: formatChoices
                .filter((each) => factsOf(each.format).group === group)
                .map((each) => ({ value: choiceKey(each), label: choiceLabel(each, t) })),
            }))}
          />
        </Field>
        <Text fz={11} c="dimmed" className="exportHint">
          {formatHint(settings, t)}
          {factsOf(format).sequence && ` ${t(`export.sequenceHints.${app.host.kind}`)}`}
        </Text>
      </Stack>
      {sized && <SizeFields settings={settings} set={set} />}
      {isMoving(format) && <TimeFields scene={scene} settings={settings} set={set} />}
      {isVideo(format) && (
        <Field label={t('export.quality')}>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('export.quality')}
            value={settings.quality}
            onChange={(quality) => set({ quality })}
            data={exportQualities.map((value) => ({ value, label: t(`export.qualities.${value}`) }))}
          />
        </Field>
      )}
      {sized && (
        <>
          <Field label={t('export.theme')}>
            <Select
              size="xs"
              allowDeselect={false}
              aria-label={t('export.theme')}
              value={settings.theme}
              onChange={(theme) => theme !== null && set({ theme })}
              data={(['window', ...sceneThemes] as const).map((value) => ({
                value,
                label: t(`export.themes.${value}`),
              }))}
            />
          </Field>
          {canBeTransparent(format, codec) && (
            <Checkbox
              size="xs"
              label={t('export.transparent')}
              checked={settings.background === 'transparent'}
              onChange={(event) => set({ background: event.currentTarget.checked ? 'transparent' : 'theme' })}
            />
          )}
          <PictureFields scene={scene} format={format} />
        </>
      )}
      {issues
        .filter(({ field }) => !saidByField.has(field))
        .map((issue) => (
          <Text key={issue.field} fz="xs" c="var(--mantine-color-error)" role="alert">
            {describeIssue(issue, t)}
          </Text>
        ))}
    </div>
  );
}

const choiceKey = ({ format, codec }: FormatChoice): string => `${format} ${codec}`;

/** The format's name in the list; for a video, with the codec that it will have. */
function choiceLabel(choice: FormatChoice, t: TFunction): string {
  const name = t(`export.formats.${choice.format}`);
  const codec = likelyCodec(choice);
  return codec === null ? name : t('export.formatWithCodec', { format: name, codec: codecTitle(codec) });
}

/** What a format is suited for; for a video, what its codec is suited for. */
function formatHint({ format, codec }: FormatChoice, t: TFunction): string {
  return isVideo(format)
    ? t(`export.codecHints.${likelyCodec({ format, codec })!}`)
    : t(`export.formatHints.${format}`, { rate: factsOf(format).maxFramesPerSecond });
}

interface PartProps {
  readonly settings: ExportSettings;
  readonly set: (change: Partial<ExportSettings>) => void;
}

function SizeFields({ settings, set }: PartProps) {
  const { t } = useTranslation();
  const { format, widthPx, heightPx, textScale } = settings;
  const preset = sizePresets.find((each) => each.widthPx === widthPx && each.heightPx === heightPx);
  return (
    <>
      <Field label={t('export.size')}>
        <Select
          size="xs"
          aria-label={t('export.size')}
          allowDeselect={false}
          value={preset?.id ?? 'free'}
          onChange={(value) => {
            const chosen = sizePresets.find(({ id }) => id === value);
            if (chosen !== undefined) set({ widthPx: chosen.widthPx, heightPx: chosen.heightPx });
          }}
          data={[
            ...sizePresets.map(({ id }) => ({ value: id, label: t(`export.sizes.${id}`) })),
            { value: 'free', label: t('export.sizes.free'), disabled: true },
          ]}
        />
      </Field>
      <Field label={`${t('export.width')} × ${t('export.height')}`}>
        <div className="exportSides">
          <NumberField
            label={t('export.width')}
            value={widthPx}
            watched
            check={(value) => sideIssue(format, 'width', value, t('export.width'))}
            onCommit={(value) => set({ widthPx: value })}
          />
          <NumberField
            label={t('export.height')}
            value={heightPx}
            watched
            check={(value) => sideIssue(format, 'height', value, t('export.height'))}
            onCommit={(value) => set({ heightPx: value })}
          />
        </div>
      </Field>
      <Field label={t('export.textScale')}>
        <LimitedField
          label={t('export.textScale')}
          range={settingLimits.textScale}
          value={textScale}
          onCommit={(value) => set({ textScale: value })}
        />
      </Field>
    </>
  );
}

function TimeFields({ scene, settings, set }: PartProps & { readonly scene: Scene }) {
  const { t } = useTranslation();
  const { format, framesPerSecond, length, holdSeconds } = settings;
  const rateTrouble = rateIssue(format, framesPerSecond, t('export.framesPerSecond'));
  const lengthOf = (chosen: string): ExportSettings['length'] => {
    switch (chosen) {
      case 'seconds':
        return { kind: 'seconds', seconds: proposedSeconds(scene) };
      case 'steps':
        return { kind: 'steps', stepsPerFrame: 1 };
      default:
        return { kind: 'race' };
    }
  };
  return (
    <>
      <Field label={t('export.framesPerSecond')}>
        <Select
          size="xs"
          aria-label={t('export.framesPerSecond')}
          allowDeselect={false}
          value={String(framesPerSecond)}
          onChange={(value) => set({ framesPerSecond: Number(value) })}
          data={frameRates.map(String)}
          error={rateTrouble && describeIssue(rateTrouble, t)}
        />
      </Field>
      <Field label={t('export.length')}>
        <Group gap={6} wrap="nowrap">
          <Select
            size="xs"
            flex={1}
            aria-label={t('export.length')}
            allowDeselect={false}
            value={length.kind}
            onChange={(chosen) => set({ length: lengthOf(chosen ?? 'race') })}
            data={(['race', 'seconds', 'steps'] as const).map((value) => ({
              value,
              label: t(`export.lengths.${value}`),
            }))}
          />
          {length.kind === 'seconds' && (
            <div className="exportNumber">
              <LimitedField
                label={t('export.lengths.seconds')}
                name={t('export.lengths.seconds')}
                range={settingLimits.seconds}
                value={length.seconds}
                onCommit={(seconds) => set({ length: { kind: 'seconds', seconds } })}
              />
            </div>
          )}
          {length.kind === 'steps' && (
            <div className="exportNumber">
              <LimitedField
                label={t('export.lengths.steps')}
                name={t('export.lengths.steps')}
                range={settingLimits.stepsPerFrame}
                value={length.stepsPerFrame}
                onCommit={(stepsPerFrame) => set({ length: { kind: 'steps', stepsPerFrame } })}
              />
            </div>
          )}
        </Group>
      </Field>
      <Field label={t('export.hold')}>
        <LimitedField
          label={t('export.hold')}
          name={t('export.lengths.seconds')}
          range={settingLimits.holdSeconds}
          value={holdSeconds}
          onCommit={(value) => set({ holdSeconds: value })}
        />
      </Field>
    </>
  );
}

/** Part of the scene, not of the export's settings: saved in the document, and undoable. */
function PictureFields({ scene, format }: { readonly scene: Scene; readonly format: ExportFormat }) {
  const app = useApp();
  const { t } = useTranslation();
  const { film } = scene;
  return (
    <>
      {isMoving(format) && (
        <Field label={t('export.camera')}>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('export.camera')}
            value={film.cameraMove}
            onChange={(cameraMove) => app.edit((current) => setFilm(current, { cameraMove }))}
            data={cameraMoves.map((value) => ({
              value,
              label: t(`film.${value}`),
              disabled: value === 'keyframes' && film.keyframes.length === 0,
            }))}
          />
        </Field>
      )}
      <Stack gap={6}>
        <Text fz="xs" fw={500}>
          {t('export.shown')}
        </Text>
        <Group gap={6}>
          {overlayParts.map((part) => (
            <Chip
              key={part}
              size="xs"
              color="iris"
              variant="light"
              checked={film.overlay[part]}
              onChange={(shown) => app.edit((current) => setOverlay(current, { [part]: shown }))}
            >
              {t(`film.overlay.${part}`)}
            </Chip>
          ))}
        </Group>
      </Stack>
    </>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="exportField">
      <Text fz="xs" fw={500}>
        {label}
      </Text>
      <div>{children}</div>
    </div>
  );
}
