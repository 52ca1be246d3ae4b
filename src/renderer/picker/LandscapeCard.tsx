// Details of a landscape: its story, its formula, its origin, and its notable points.
import { inLanguage } from '../../core/text/text';
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { interpret } from '../../core/expression/interpret';
import type { MarkedPoint } from '../../core/landscapes/landscape';
import type { Point } from '../../core/geometry/domain';
import type { LandscapeDefinition } from '../../core/landscapes/registry';
import { useLanguage } from '../app/appContext';
import { MathFormula } from '../controls/MathFormula';
import { formatSetting } from '../../core/numbers/formatNumber';
import { LandscapeMap } from './LandscapeMap';
import { markNames, type MarkKind, markPaths } from '../../core/look/landscapeMarks';
import { CardSection } from './PickerCard';

/** If there are more points of one kind, only their number is given. */
const maxPlaces = 4;

const kinds: readonly MarkedPoint['kind'][] = ['minimum', 'local-minimum', 'saddle', 'exact-point'];

export function LandscapeCard({ item }: { readonly item: LandscapeDefinition }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reference = useMemo(() => ({ id: item.id }), [item.id]);
  return (
    <>
      <Text fz="sm">{inLanguage(item.story, language)}</Text>
      <div className="cardColumns">
        <LandscapeMap
          reference={reference}
          landscape={item}
          start={item.start}
          label={t('picker.map', { landscape: inLanguage(item.name, language) })}
        />
        <div className="cardFacts">
          <Places landscape={item} kind="start" places={[item.start]} />
          {kinds.map((kind) => {
            const places = item.marks.filter((mark) => mark.kind === kind);
            return (
              places.length > 0 && (
                <Places
                  key={kind}
                  landscape={item}
                  kind={kind}
                  places={places.map(({ position }) => position)}
                />
              )
            );
          })}
          <CardSection title={t('picker.domain')}>
            <Text fz="xs" className="number">
              {(['x', 'y'] as const)
                .map((axis) => `${signed(item.domain[axis][0])} ≤ ${axis} ≤ ${signed(item.domain[axis][1])}`)
                .join(', ')}
            </Text>
          </CardSection>
          <CardSection title={t('picker.race')}>
            <Text fz="xs">{t('picker.raceOf', { runners: item.race.length, steps: item.steps })}</Text>
          </CardSection>
        </div>
      </div>
      <CardSection title={t('picker.formula')}>
        <MathFormula latex={item.latex} label={t('picker.formula')} />
      </CardSection>
      <CardSection title={t('picker.source')}>
        <Text fz="xs">{item.source}</Text>
      </CardSection>
    </>
  );
}

interface PlacesProps {
  readonly landscape: LandscapeDefinition;
  readonly kind: MarkKind;
  readonly places: readonly Point[];
}

/** Points of one kind, each with its f. */
function Places({ landscape, kind, places }: PlacesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = places.slice(0, maxPlaces).map(([x, y]) => ({
    at: `(${rounded(x)}, ${rounded(y)})`,
    value: interpret([landscape.value], { x, y })[0]!,
  }));
  return (
    <section className="places">
      <h4 className="cardSectionTitle">
        <svg viewBox="-9 -9 18 18" aria-hidden>
          <path d={markPaths[kind]} />
        </svg>
        {inLanguage(markNames[kind], language)}
        {places.length > 1 && <span className="placeCount">{places.length}</span>}
      </h4>
      <ul>
        {shown.map(({ at, value }) => (
          <li key={at}>
            <span>{at}</span>
            <span className="placeValue">f = {rounded(tidy(value))}</span>
          </li>
        ))}
        {places.length > maxPlaces && (
          <li className="morePlaces">{t('notice.more', { count: places.length - maxPlaces })}</li>
        )}
      </ul>
    </section>
  );
}

/** Removes rounding errors at points whose coordinates are not exact. */
function tidy(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : value;
}

function signed(value: number): string {
  return formatSetting(value).replace('-', '−');
}

function rounded(value: number): string {
  return signed(Number(value.toPrecision(3)));
}
