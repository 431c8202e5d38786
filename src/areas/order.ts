/**
 * The areas in their order: an area imports only from those above it, from `formats` and from `base`.
 * Read this first, then one area. Areas that later work adds are named here when their folder comes.
 */
export const areas = [
  'calendar',
  'units',
  'people',
  'audit',
  'installation',
  'documents',
  'plans',
  'indicators',
  'reports',
  'legacy',
  'backup',
] as const;
