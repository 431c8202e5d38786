export type Option = {
  readonly value: string;
  readonly label: string;
  /** Options of one group that stand side by side are listed under its name. */
  readonly group?: string;
};

/** What a list offers, under the names of its groups where there are some. */
export function Options({ of }: { of: readonly Option[] }) {
  return inGroups(of).map(({ group, members }) => {
    const options = members.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ));
    return group === undefined ? (
      options
    ) : (
      <optgroup key={group} label={group}>
        {options}
      </optgroup>
    );
  });
}

function inGroups(options: readonly Option[]): { group: string | undefined; members: Option[] }[] {
  const found: { group: string | undefined; members: Option[] }[] = [];
  for (const option of options) {
    const last = found.at(-1);
    if (last !== undefined && last.group === option.group) last.members.push(option);
    else found.push({ group: option.group, members: [option] });
  }
  return found;
}
