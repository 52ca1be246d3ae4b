// The picture: the three-dimensional view with its view buttons, and what it says while it waits.
import { Button, Loader, Text } from '@mantine/core';
import { useComputedColorScheme } from '@mantine/core';
import { Axis3d, Box, Grid2x2, RefreshCcw, Rotate3d } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useLanguage, useScene, useWindow } from '../appContext';
import { laneName } from '../laneName';
import { RaceView, type RaceViewHandle } from '../scene3d/RaceView';
import { setStart } from '../state/edits';
import { CommandButton } from './CommandButton';
