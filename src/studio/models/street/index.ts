export { street, streetConcepts } from './street.ts';
