/** Makes sure that web/dist is the build of the present sources. See build-web.mjs. */
export function buildWeb(options?: { force?: boolean }): Promise<{ directory: string; built: boolean }>;
