// Whether the window is as narrow as a phone's, where the race is looked at: there is no dock, and no panel but the runners.
import { useMediaQuery } from '@mantine/hooks';

export function useOnPhone(): boolean {
  return useMediaQuery('(max-width: 599px)', false, { getInitialValueInEffect: false });
}
