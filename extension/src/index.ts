/** The extension: its plugins, in the order in which they build on each other. */
import { catalogPlugin } from './plugins/catalog';
import { completerPlugin } from './plugins/completer';
import { editorPlugin } from './plugins/editor';
import { sidebarPlugin } from './plugins/sidebar';

export { IMetricCatalog } from './tokens';

export default [catalogPlugin, sidebarPlugin, editorPlugin, completerPlugin];
