import { setGlobalOptions } from 'firebase-functions/options';
import { region } from './config';

/**
 * 512 MiB bring a whole CPU, without which an instance takes one request at a time; the handlers mostly wait for the database, so
 * sixteen at once keep one CPU busy. The time-out is Google's default, a minute: one that is set here would be refused for functions
 * that block a sign-in, which have seven seconds. Imported before any function is defined.
 */
setGlobalOptions({ region, memory: '512MiB', concurrency: 16, maxInstances: 20 });
