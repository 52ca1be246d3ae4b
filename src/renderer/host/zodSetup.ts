// zod compiles its checks with eval where it may; the window's content security policy forbids that. Imported
// before anything that uses zod.
import { z } from 'zod';

z.config({ jitless: true });
