/** The cost tab: shown where the notebook's project has cloud efficiency, and within everybody's reach. */
import { readFileSync } from 'fs';
import { join } from 'path';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect, test } from '@jupyterlab/galata';
import { SIDEBAR, THEMES, cellText, cells, focusSearch, openNotebook, setTheme, sidebar, violations } from './workbench';

/** A board as a publication keeps it, beside the test. */
const BOARD = readFileSync(join(__dirname, 'board.json'), 'utf-8');

/** Make the folder that notebooks are created in a project with cloud efficiency. */
async function makeProject(page: IJupyterLabPageFixture, folder: string): Promise<void> {
  const files: Record<string, string> = {
    'catalog/catalog.yml': 'catalog: costs\ntitle: Costs\nuses: [efficiency]\n',
    'efficiency/feeds.yml': 'feeds: []\n',
    'lake/board.json': BOARD,
    'workbench.toml': 'catalog = "catalog"\n\n[efficiency]\nfolder = "efficiency"\n'
  };
  for (const [name, text] of Object.entries(files)) {
    await page.contents.uploadContent(text, 'text', `${folder}/${name}`);
  }
}

const costTab = (page: IJupyterLabPageFixture) => sidebar(page).getByRole('tab', { name: 'Cost' });

test('there is no cost tab in a project without cloud efficiency', async ({ page }) => {
  await openNotebook(page);
  await focusSearch(page);
  await expect(sidebar(page).getByRole('option').first()).toBeVisible();
  await expect(costTab(page)).toHaveCount(0);
});

for (const theme of THEMES) {
  test(`owners, platforms and audits show, and axe finds nothing, ${theme}`, async ({ page, tmpPath }) => {
    await makeProject(page, tmpPath);
    await openNotebook(page);
    await setTheme(page, theme);
    await focusSearch(page);
    await costTab(page).click();
    await expect(sidebar(page).getByRole('treeitem')).toHaveCount(5);
    await expect(sidebar(page).getByRole('treeitem', { name: 'Search' })).toContainText('25,475 USD');
    await expect(sidebar(page).getByText('billing-fresh')).toBeVisible();
    await sidebar(page).getByText('kubernetes', { exact: true }).click();
    await expect(sidebar(page).getByText('handed on by bottleneck of cpu, memory')).toBeVisible();
    expect(await violations(page, SIDEBAR)).toEqual([]);
    if (process.env.SCREENSHOTS) {
      await sidebar(page).screenshot({ path: join(__dirname, `../../../docs/screenshots/cost-${theme}.png`) });
    }
  });
}

test('the keyboard alone reaches an owner and puts its explanation into the notebook', async ({ page, tmpPath }) => {
  await makeProject(page, tmpPath);
  await openNotebook(page);
  await focusSearch(page);
  await expect(costTab(page)).toBeVisible();
  await sidebar(page).getByRole('tab', { name: 'Search' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(costTab(page)).toBeFocused();
  await sidebar(page).getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(sidebar(page).getByRole('treeitem')).toHaveCount(3);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(sidebar(page).getByRole('treeitem', { name: 'Search' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => cellText(cells(page).last()))
    .toContain('%efficiency explain search --period 2026-03');
});
