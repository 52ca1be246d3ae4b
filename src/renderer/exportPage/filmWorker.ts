// The worker that draws, started before anything else on the page: it takes longest to get ready.
import { startFilmWorker } from '../export/film';

export const filmWorker = startFilmWorker();
