// What a user is: a role, and with it a rep or teams.
import { all } from "../api.js";
import { attempt, element, fill } from "../dom.js";
import { content, say } from "../words.js";

export function standingFields({ role, rep, teams }) {
  const roles = element("select", { name: "role" }, content.roles.map((each) => element(
    "option", { value: each, selected: each === role }, say(`role_${each}`),
  )));
  const reps = element("select", { name: "rep", required: true });
  const names = element("input", { name: "teams", value: teams.join(", "), maxlength: "2000", list: "team-names" });
  const known = element("datalist", { id: "team-names" });
  const ofRep = element("label", {}, say("rep"), reps);
  const ofTeams = element("label", {}, say("teams"), names);
  const fit = () => {
    ofRep.hidden = roles.value !== "rep";
    reps.disabled = ofRep.hidden;
    ofTeams.hidden = roles.value !== "supervisor";
  };
  roles.addEventListener("change", fit);
  fit();
  fillChoices(reps, known, rep);
  return element("div", { class: "stack" }, element("label", {}, say("role"), roles), ofRep, ofTeams, known);
}

async function fillChoices(reps, known, chosen) {
  const members = await attempt(() => all("/reps")) ?? [];
  fill(reps, members.map((each) => element(
    "option", { value: each.rep.id, selected: each.rep.id === chosen }, `${each.rep.id} ${each.rep.name}`,
  )));
  const teams = [...new Set(members.map((each) => each.team))].sort();
  fill(known, teams.map((team) => element("option", { value: team })));
}

export function standingOf(form) {
  const role = form.elements.role.value;
  const teams = form.elements.teams.value.split(/[,，、]/).map((each) => each.trim()).filter(Boolean);
  return {
    role,
    rep: role === "rep" ? form.elements.rep.value : null,
    teams: role === "supervisor" ? [...new Set(teams)] : [],
  };
}
