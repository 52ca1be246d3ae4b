// zod compiles its checks with eval if it can; the window's content security policy forbids that. To be imported before
// anything that uses zod.
import { z } from 'zod';

z.config({ jitless: true });
