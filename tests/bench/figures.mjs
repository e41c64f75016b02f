// What the benchmarks share: medians of measurements in turn, and the table of what they found.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// Measures each contender once a round, first one first and then the other. Returns the figures by contender.
export async function inTurn(rounds, contenders) {
  const figures = Object.fromEntries(Object.keys(contenders).map(name => [name, []]));
  for (let round = 0; round < rounds; ++round) {
    const names = Object.keys(contenders);
    for (const name of round % 2 ? names.reverse() : names) figures[name].push(await contenders[name]());
  }
  return figures;
}

export const middleOf = (figures, key) => median(figures.map(each => each[key]));
export const ratioOf = (ours, limit, key) => median(ours.map((each, i) => each[key] / limit[i][key]));

const rows = [];
export function report(row, figure, value, goal) {
  const number = typeof value === 'number' ? (value < 10 ? value.toFixed(2) : value.toFixed(0)) : '';
  const met = goal && (goal.least !== undefined ? value >= goal.least : value <= goal.most);
  const wanted = goal ? (goal.least !== undefined ? `at least ${goal.least}` : `at most ${goal.most}`) : '';
  rows.push([row, figure, number, wanted, goal ? (met ? 'reached' : 'MISSED') : '']);
  console.error(`  ${row}: ${figure} ${number}`);
}

export function table() {
  const lines = [['row', 'figure', 'value', 'goal', ''], ...rows];
  const widths = lines[0].map((_, column) => Math.max(...lines.map(line => line[column].length)));
  const number = 2;
  return lines.map(line => line.map((text, column) =>
    column === number ? text.padStart(widths[column]) : text.padEnd(widths[column])).join('  ').trimEnd()).join('\n') + '\n';
}
