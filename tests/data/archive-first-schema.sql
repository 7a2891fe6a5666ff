BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE cards (
	id TEXT NOT NULL, 
	number TEXT NOT NULL, 
	state TEXT NOT NULL, 
	area TEXT NOT NULL, 
	store_class TEXT NOT NULL, 
	rep TEXT, 
	name TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	content JSON NOT NULL, 
	imported JSON, 
	CONSTRAINT pk_cards PRIMARY KEY (id), 
	CONSTRAINT uq_cards_number UNIQUE (number), 
	CONSTRAINT fk_cards_rep FOREIGN KEY(rep) REFERENCES reps (id)
);
INSERT INTO "cards" VALUES('S1','HZ-A-0001','approved','HZ','A','R1','Store 1',3,'{"store": {"id": "S1", "name": "Store 1", "lat": 30.251, "lon": 120.17, "sales": null, "store_class": "A", "rep": "R1", "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [{"name": "Li Wei", "role": "", "phone": "139", "habits": "", "birthday": null, "decides": false, "note": ""}], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-A-0001", "sequence": 1, "area": "HZ", "state": "approved", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": "kim", "approved_on": "2026-11-24", "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 3}}',NULL);
INSERT INTO "cards" VALUES('S2','HZ-B-0002','approved','HZ','B','R1','Store 2',2,'{"store": {"id": "S2", "name": "Store 2", "lat": 30.252, "lon": 120.17, "sales": null, "store_class": "B", "rep": "R1", "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-B-0002", "sequence": 2, "area": "HZ", "state": "approved", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": "kim", "approved_on": "2026-11-24", "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 2}}',NULL);
INSERT INTO "cards" VALUES('S3','HZ-A-0003','approved','HZ','A','R2','Store 3',2,'{"store": {"id": "S3", "name": "Store 3", "lat": 30.253, "lon": 120.17, "sales": null, "store_class": "A", "rep": "R2", "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-A-0003", "sequence": 3, "area": "HZ", "state": "approved", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": "kim", "approved_on": "2026-11-24", "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 2}}',NULL);
INSERT INTO "cards" VALUES('S4','HZ-C-0004','approved','HZ','C','R2','Store 4',2,'{"store": {"id": "S4", "name": "Store 4", "lat": 30.254, "lon": 120.17, "sales": null, "store_class": "C", "rep": "R2", "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-C-0004", "sequence": 4, "area": "HZ", "state": "approved", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": "kim", "approved_on": "2026-11-24", "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 2}}',NULL);
INSERT INTO "cards" VALUES('S5','HZ-B-0005','approved','HZ','B','R3','Store 5',2,'{"store": {"id": "S5", "name": "Store 5", "lat": 30.255, "lon": 120.17, "sales": null, "store_class": "B", "rep": "R3", "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-B-0005", "sequence": 5, "area": "HZ", "state": "approved", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": "kim", "approved_on": "2026-11-24", "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 2}}',NULL);
INSERT INTO "cards" VALUES('S6','HZ-C-0006','approved','HZ','C',NULL,'Store 6',2,'{"store": {"id": "S6", "name": "Store 6", "lat": 30.256, "lon": 120.17, "sales": null, "store_class": "C", "rep": null, "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-C-0006", "sequence": 6, "area": "HZ", "state": "approved", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": "kim", "approved_on": "2026-11-24", "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 2}}',NULL);
CREATE TABLE changes (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	noun TEXT NOT NULL, 
	noun_id TEXT NOT NULL, 
	field TEXT NOT NULL, 
	old JSON, 
	new JSON, 
	why TEXT NOT NULL, 
	CONSTRAINT pk_changes PRIMARY KEY (id)
);
INSERT INTO "changes" VALUES(1,'2026-11-24 01:00:00.000000','kim','rep','R1','auxiliary_s',NULL,0,'the first reps');
INSERT INTO "changes" VALUES(2,'2026-11-24 01:00:00.000000','kim','rep','R1','hours',NULL,'[{"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, null]','the first reps');
INSERT INTO "changes" VALUES(3,'2026-11-24 01:00:00.000000','kim','rep','R1','id',NULL,'"R1"','the first reps');
INSERT INTO "changes" VALUES(4,'2026-11-24 01:00:00.000000','kim','rep','R1','name',NULL,'"Rep R1"','the first reps');
INSERT INTO "changes" VALUES(5,'2026-11-24 01:00:00.000000','kim','rep','R1','overtime_s',NULL,0,'the first reps');
INSERT INTO "changes" VALUES(6,'2026-11-24 01:00:00.000000','kim','rep','R1','start.lat',NULL,30.25,'the first reps');
INSERT INTO "changes" VALUES(7,'2026-11-24 01:00:00.000000','kim','rep','R1','start.lon',NULL,120.16,'the first reps');
INSERT INTO "changes" VALUES(8,'2026-11-24 01:00:00.000000','kim','rep','R1','team',NULL,'"north"','the first reps');
INSERT INTO "changes" VALUES(9,'2026-11-24 01:00:00.000000','kim','rep','R2','auxiliary_s',NULL,0,'the first reps');
INSERT INTO "changes" VALUES(10,'2026-11-24 01:00:00.000000','kim','rep','R2','hours',NULL,'[{"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, null]','the first reps');
INSERT INTO "changes" VALUES(11,'2026-11-24 01:00:00.000000','kim','rep','R2','id',NULL,'"R2"','the first reps');
INSERT INTO "changes" VALUES(12,'2026-11-24 01:00:00.000000','kim','rep','R2','name',NULL,'"Rep R2"','the first reps');
INSERT INTO "changes" VALUES(13,'2026-11-24 01:00:00.000000','kim','rep','R2','overtime_s',NULL,0,'the first reps');
INSERT INTO "changes" VALUES(14,'2026-11-24 01:00:00.000000','kim','rep','R2','start.lat',NULL,30.25,'the first reps');
INSERT INTO "changes" VALUES(15,'2026-11-24 01:00:00.000000','kim','rep','R2','start.lon',NULL,120.16,'the first reps');
INSERT INTO "changes" VALUES(16,'2026-11-24 01:00:00.000000','kim','rep','R2','team',NULL,'"north"','the first reps');
INSERT INTO "changes" VALUES(17,'2026-11-24 01:00:00.000000','kim','rep','R3','auxiliary_s',NULL,0,'the first reps');
INSERT INTO "changes" VALUES(18,'2026-11-24 01:00:00.000000','kim','rep','R3','hours',NULL,'[{"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, null]','the first reps');
INSERT INTO "changes" VALUES(19,'2026-11-24 01:00:00.000000','kim','rep','R3','id',NULL,'"R3"','the first reps');
INSERT INTO "changes" VALUES(20,'2026-11-24 01:00:00.000000','kim','rep','R3','name',NULL,'"Rep R3"','the first reps');
INSERT INTO "changes" VALUES(21,'2026-11-24 01:00:00.000000','kim','rep','R3','overtime_s',NULL,0,'the first reps');
INSERT INTO "changes" VALUES(22,'2026-11-24 01:00:00.000000','kim','rep','R3','start.lat',NULL,30.25,'the first reps');
INSERT INTO "changes" VALUES(23,'2026-11-24 01:00:00.000000','kim','rep','R3','start.lon',NULL,120.16,'the first reps');
INSERT INTO "changes" VALUES(24,'2026-11-24 01:00:00.000000','kim','rep','R3','team',NULL,'"south"','the first reps');
INSERT INTO "changes" VALUES(25,'2026-11-24 01:00:00.000000','kim','card','S1','',NULL,'{"store": {"id": "S1", "name": "Store 1", "lat": 30.251, "lon": 120.17, "sales": null, "store_class": "A", "rep": "R1", "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-A-0001", "sequence": 1, "area": "HZ", "state": "draft", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": null, "approved_on": null, "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 1}}','first contact');
INSERT INTO "changes" VALUES(26,'2026-11-24 01:00:00.000000','kim','card','S2','',NULL,'{"store": {"id": "S2", "name": "Store 2", "lat": 30.252, "lon": 120.17, "sales": null, "store_class": "B", "rep": "R1", "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-B-0002", "sequence": 2, "area": "HZ", "state": "draft", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": null, "approved_on": null, "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 1}}','first contact');
INSERT INTO "changes" VALUES(27,'2026-11-24 01:00:00.000000','kim','card','S3','',NULL,'{"store": {"id": "S3", "name": "Store 3", "lat": 30.253, "lon": 120.17, "sales": null, "store_class": "A", "rep": "R2", "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-A-0003", "sequence": 3, "area": "HZ", "state": "draft", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": null, "approved_on": null, "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 1}}','first contact');
INSERT INTO "changes" VALUES(28,'2026-11-24 01:00:00.000000','kim','card','S4','',NULL,'{"store": {"id": "S4", "name": "Store 4", "lat": 30.254, "lon": 120.17, "sales": null, "store_class": "C", "rep": "R2", "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-C-0004", "sequence": 4, "area": "HZ", "state": "draft", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": null, "approved_on": null, "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 1}}','first contact');
INSERT INTO "changes" VALUES(29,'2026-11-24 01:00:00.000000','kim','card','S5','',NULL,'{"store": {"id": "S5", "name": "Store 5", "lat": 30.255, "lon": 120.17, "sales": null, "store_class": "B", "rep": "R3", "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-B-0005", "sequence": 5, "area": "HZ", "state": "draft", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": null, "approved_on": null, "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 1}}','first contact');
INSERT INTO "changes" VALUES(30,'2026-11-24 01:00:00.000000','kim','card','S6','',NULL,'{"store": {"id": "S6", "name": "Store 6", "lat": 30.256, "lon": 120.17, "sales": null, "store_class": "C", "rep": null, "visits": null, "weeks": null, "in_store_s": null, "weekdays": null, "open_hours": null, "load": 0, "address": "", "kind": "", "note": "", "extra": []}, "details": {"phone": "", "people": [], "trade": {"channel": "", "location": "", "size_m2": null, "since": null}, "credit": {"days": null, "limit": null, "note": ""}, "competitors": [], "rating": null, "note": ""}, "standing": {"number": "HZ-C-0006", "sequence": 6, "area": "HZ", "state": "draft", "first_contact": "2026-11-24", "drafted_by": "kim", "approved_by": null, "approved_on": null, "reviewed_on": null, "closed_on": null, "closed_reason": "", "version": 1}}','first contact');
INSERT INTO "changes" VALUES(31,'2026-11-24 01:00:00.000000','kim','card','S1','standing.approved_by',NULL,'"kim"','approved');
INSERT INTO "changes" VALUES(32,'2026-11-24 01:00:00.000000','kim','card','S1','standing.approved_on',NULL,'"2026-11-24"','approved');
INSERT INTO "changes" VALUES(33,'2026-11-24 01:00:00.000000','kim','card','S1','standing.state','"draft"','"approved"','approved');
INSERT INTO "changes" VALUES(34,'2026-11-24 01:00:00.000000','kim','card','S2','standing.approved_by',NULL,'"kim"','approved');
INSERT INTO "changes" VALUES(35,'2026-11-24 01:00:00.000000','kim','card','S2','standing.approved_on',NULL,'"2026-11-24"','approved');
INSERT INTO "changes" VALUES(36,'2026-11-24 01:00:00.000000','kim','card','S2','standing.state','"draft"','"approved"','approved');
INSERT INTO "changes" VALUES(37,'2026-11-24 01:00:00.000000','kim','card','S3','standing.approved_by',NULL,'"kim"','approved');
INSERT INTO "changes" VALUES(38,'2026-11-24 01:00:00.000000','kim','card','S3','standing.approved_on',NULL,'"2026-11-24"','approved');
INSERT INTO "changes" VALUES(39,'2026-11-24 01:00:00.000000','kim','card','S3','standing.state','"draft"','"approved"','approved');
INSERT INTO "changes" VALUES(40,'2026-11-24 01:00:00.000000','kim','card','S4','standing.approved_by',NULL,'"kim"','approved');
INSERT INTO "changes" VALUES(41,'2026-11-24 01:00:00.000000','kim','card','S4','standing.approved_on',NULL,'"2026-11-24"','approved');
INSERT INTO "changes" VALUES(42,'2026-11-24 01:00:00.000000','kim','card','S4','standing.state','"draft"','"approved"','approved');
INSERT INTO "changes" VALUES(43,'2026-11-24 01:00:00.000000','kim','card','S5','standing.approved_by',NULL,'"kim"','approved');
INSERT INTO "changes" VALUES(44,'2026-11-24 01:00:00.000000','kim','card','S5','standing.approved_on',NULL,'"2026-11-24"','approved');
INSERT INTO "changes" VALUES(45,'2026-11-24 01:00:00.000000','kim','card','S5','standing.state','"draft"','"approved"','approved');
INSERT INTO "changes" VALUES(46,'2026-11-24 01:00:00.000000','kim','card','S6','standing.approved_by',NULL,'"kim"','approved');
INSERT INTO "changes" VALUES(47,'2026-11-24 01:00:00.000000','kim','card','S6','standing.approved_on',NULL,'"2026-11-24"','approved');
INSERT INTO "changes" VALUES(48,'2026-11-24 01:00:00.000000','kim','card','S6','standing.state','"draft"','"approved"','approved');
INSERT INTO "changes" VALUES(49,'2026-11-24 01:00:00.000000','kim','user','kim','',NULL,'{"name": "kim", "role": "keeper", "rep": null, "teams": []}','added');
INSERT INTO "changes" VALUES(50,'2026-11-24 01:00:00.000000','kim','user','pat','',NULL,'{"name": "pat", "role": "planner", "rep": null, "teams": []}','added');
INSERT INTO "changes" VALUES(51,'2026-11-24 01:00:00.000000','kim','user','ada','',NULL,'{"name": "ada", "role": "auditor", "rep": null, "teams": []}','added');
INSERT INTO "changes" VALUES(52,'2026-11-24 01:00:00.000000','kim','user','sam','',NULL,'{"name": "sam", "role": "supervisor", "rep": null, "teams": ["north"]}','added');
INSERT INTO "changes" VALUES(53,'2026-11-24 01:00:00.000000','kim','user','sue','',NULL,'{"name": "sue", "role": "supervisor", "rep": null, "teams": ["south"]}','added');
INSERT INTO "changes" VALUES(54,'2026-11-24 01:00:00.000000','kim','user','rita','',NULL,'{"name": "rita", "role": "rep", "rep": "R1", "teams": []}','added');
INSERT INTO "changes" VALUES(55,'2026-11-24 01:00:00.000000','kim','user','rob','',NULL,'{"name": "rob", "role": "rep", "rep": "R3", "teams": []}','added');
INSERT INTO "changes" VALUES(56,'2026-11-24 01:00:00.000000','kim','card','S1','details.people[Li Wei].decides',NULL,'false','met');
INSERT INTO "changes" VALUES(57,'2026-11-24 01:00:00.000000','kim','card','S1','details.people[Li Wei].name',NULL,'"Li Wei"','met');
INSERT INTO "changes" VALUES(58,'2026-11-24 01:00:00.000000','kim','card','S1','details.people[Li Wei].phone',NULL,'"139"','met');
CREATE TABLE looks (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	card TEXT NOT NULL, 
	CONSTRAINT pk_looks PRIMARY KEY (id), 
	CONSTRAINT fk_looks_card FOREIGN KEY(card) REFERENCES cards (id)
);
INSERT INTO "looks" VALUES(1,'2026-11-24 01:00:00.000000','kim','S1');
CREATE TABLE numbers (
	number TEXT NOT NULL, 
	card TEXT NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_numbers PRIMARY KEY (number), 
	CONSTRAINT fk_numbers_card FOREIGN KEY(card) REFERENCES cards (id)
);
INSERT INTO "numbers" VALUES('HZ-A-0001','S1','2026-11-24 01:00:00.000000');
INSERT INTO "numbers" VALUES('HZ-B-0002','S2','2026-11-24 01:00:00.000000');
INSERT INTO "numbers" VALUES('HZ-A-0003','S3','2026-11-24 01:00:00.000000');
INSERT INTO "numbers" VALUES('HZ-C-0004','S4','2026-11-24 01:00:00.000000');
INSERT INTO "numbers" VALUES('HZ-B-0005','S5','2026-11-24 01:00:00.000000');
INSERT INTO "numbers" VALUES('HZ-C-0006','S6','2026-11-24 01:00:00.000000');
CREATE TABLE plan_reps (
	"plan" INTEGER NOT NULL, 
	rep TEXT NOT NULL, 
	CONSTRAINT pk_plan_reps PRIMARY KEY ("plan", rep), 
	CONSTRAINT fk_plan_reps_plan FOREIGN KEY("plan") REFERENCES plans (id)
);
CREATE TABLE plan_steps (
	id INTEGER NOT NULL, 
	"plan" INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	remark TEXT NOT NULL, 
	CONSTRAINT pk_plan_steps PRIMARY KEY (id), 
	CONSTRAINT fk_plan_steps_plan FOREIGN KEY("plan") REFERENCES plans (id)
);
CREATE TABLE plans (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	replaces INTEGER, 
	made_at DATETIME NOT NULL, 
	made_by TEXT NOT NULL, 
	content TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	problem JSON NOT NULL, 
	parts JSON NOT NULL, 
	travel BLOB NOT NULL, 
	difference JSON NOT NULL, 
	state TEXT NOT NULL, 
	runs_from DATE, 
	runs_until DATE, 
	CONSTRAINT pk_plans PRIMARY KEY (id), 
	CONSTRAINT uq_plans_replaces UNIQUE (replaces), 
	CONSTRAINT fk_plans_replaces FOREIGN KEY(replaces) REFERENCES plans (id)
);
CREATE TABLE reps (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	team TEXT NOT NULL, 
	content JSON NOT NULL, 
	CONSTRAINT pk_reps PRIMARY KEY (id)
);
INSERT INTO "reps" VALUES('R1','Rep R1','north','{"id": "R1", "name": "Rep R1", "start": {"lat": 30.25, "lon": 120.16}, "end": null, "hours": [{"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, null], "pause": null, "auxiliary_s": 0, "most_stops": null, "overtime_s": 0, "capacity": null}');
INSERT INTO "reps" VALUES('R2','Rep R2','north','{"id": "R2", "name": "Rep R2", "start": {"lat": 30.25, "lon": 120.16}, "end": null, "hours": [{"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, null], "pause": null, "auxiliary_s": 0, "most_stops": null, "overtime_s": 0, "capacity": null}');
INSERT INTO "reps" VALUES('R3','Rep R3','south','{"id": "R3", "name": "Rep R3", "start": {"lat": 30.25, "lon": 120.16}, "end": null, "hours": [{"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, {"start_s": 32400, "end_s": 64800}, null], "pause": null, "auxiliary_s": 0, "most_stops": null, "overtime_s": 0, "capacity": null}');
CREATE TABLE sales (
	card TEXT NOT NULL, 
	month TEXT NOT NULL, 
	product TEXT NOT NULL, 
	amount FLOAT NOT NULL, 
	CONSTRAINT pk_sales PRIMARY KEY (card, month, product), 
	CONSTRAINT fk_sales_card FOREIGN KEY(card) REFERENCES cards (id)
);
CREATE TABLE sequences (
	area TEXT NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_sequences PRIMARY KEY (area)
);
INSERT INTO "sequences" VALUES('HZ',6);
CREATE TABLE settings (
	name TEXT NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (name)
);
CREATE TABLE tokens (
	sha256 TEXT NOT NULL, 
	user TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	label TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	CONSTRAINT pk_tokens PRIMARY KEY (sha256), 
	CONSTRAINT fk_tokens_user FOREIGN KEY(user) REFERENCES users (name)
);
CREATE TABLE users (
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	rep TEXT, 
	teams JSON NOT NULL, 
	password_hash TEXT, 
	is_active BOOLEAN NOT NULL, 
	CONSTRAINT pk_users PRIMARY KEY (name)
);
INSERT INTO "users" VALUES('kim','keeper',NULL,'[]',NULL,1);
INSERT INTO "users" VALUES('pat','planner',NULL,'[]',NULL,1);
INSERT INTO "users" VALUES('ada','auditor',NULL,'[]',NULL,1);
INSERT INTO "users" VALUES('sam','supervisor',NULL,'["north"]',NULL,1);
INSERT INTO "users" VALUES('sue','supervisor',NULL,'["south"]',NULL,1);
INSERT INTO "users" VALUES('rita','rep','R1','[]',NULL,1);
INSERT INTO "users" VALUES('rob','rep','R3','[]',NULL,1);
CREATE INDEX ix_tokens_user ON tokens (user);
CREATE INDEX ix_reps_team ON reps (team);
CREATE INDEX ix_cards_state ON cards (state);
CREATE INDEX ix_cards_rep ON cards (rep);
CREATE INDEX ix_numbers_card ON numbers (card);
CREATE INDEX ix_sales_month ON sales (month);
CREATE INDEX ix_changes_noun ON changes (noun, noun_id);
CREATE INDEX ix_looks_card ON looks (card);
CREATE INDEX ix_plans_state ON plans (state);
CREATE INDEX ix_plan_reps_rep ON plan_reps (rep);
CREATE INDEX ix_plan_steps_plan ON plan_steps ("plan");
CREATE TRIGGER changes_no_update BEFORE UPDATE ON changes BEGIN SELECT RAISE(ABORT, 'UPDATE of changes is refused: it is kept for ever'); END;
CREATE TRIGGER changes_no_delete BEFORE DELETE ON changes BEGIN SELECT RAISE(ABORT, 'DELETE of changes is refused: it is kept for ever'); END;
CREATE TRIGGER changes_no_replace BEFORE INSERT ON changes WHEN EXISTS (SELECT 1 FROM changes WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'replace of changes is refused: it is kept for ever'); END;
CREATE TRIGGER looks_no_update BEFORE UPDATE ON looks BEGIN SELECT RAISE(ABORT, 'UPDATE of looks is refused: it is kept for ever'); END;
CREATE TRIGGER looks_no_delete BEFORE DELETE ON looks BEGIN SELECT RAISE(ABORT, 'DELETE of looks is refused: it is kept for ever'); END;
CREATE TRIGGER looks_no_replace BEFORE INSERT ON looks WHEN EXISTS (SELECT 1 FROM looks WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'replace of looks is refused: it is kept for ever'); END;
CREATE TRIGGER plan_steps_no_update BEFORE UPDATE ON plan_steps BEGIN SELECT RAISE(ABORT, 'UPDATE of plan_steps is refused: it is kept for ever'); END;
CREATE TRIGGER plan_steps_no_delete BEFORE DELETE ON plan_steps BEGIN SELECT RAISE(ABORT, 'DELETE of plan_steps is refused: it is kept for ever'); END;
CREATE TRIGGER plan_steps_no_replace BEFORE INSERT ON plan_steps WHEN EXISTS (SELECT 1 FROM plan_steps WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'replace of plan_steps is refused: it is kept for ever'); END;
CREATE TRIGGER numbers_no_update BEFORE UPDATE ON numbers BEGIN SELECT RAISE(ABORT, 'UPDATE of numbers is refused: it is kept for ever'); END;
CREATE TRIGGER numbers_no_delete BEFORE DELETE ON numbers BEGIN SELECT RAISE(ABORT, 'DELETE of numbers is refused: it is kept for ever'); END;
CREATE TRIGGER numbers_no_replace BEFORE INSERT ON numbers WHEN EXISTS (SELECT 1 FROM numbers WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'replace of numbers is refused: it is kept for ever'); END;
CREATE TRIGGER cards_no_delete BEFORE DELETE ON cards BEGIN SELECT RAISE(ABORT, 'DELETE of cards is refused: it is kept for ever'); END;
CREATE TRIGGER cards_no_update BEFORE UPDATE OF id ON cards BEGIN SELECT RAISE(ABORT, 'UPDATE of cards is refused: it is kept for ever'); END;
CREATE TRIGGER cards_no_replace BEFORE INSERT ON cards WHEN EXISTS (SELECT 1 FROM cards WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'replace of cards is refused: it is kept for ever'); END;
CREATE TRIGGER plans_no_delete BEFORE DELETE ON plans BEGIN SELECT RAISE(ABORT, 'DELETE of plans is refused: it is kept for ever'); END;
CREATE TRIGGER plans_no_update BEFORE UPDATE OF id, name, version, replaces, made_at, made_by, content, sha256, problem, parts, travel, difference ON plans BEGIN SELECT RAISE(ABORT, 'UPDATE of plans is refused: it is kept for ever'); END;
CREATE TRIGGER plans_no_replace BEFORE INSERT ON plans WHEN EXISTS (SELECT 1 FROM plans WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'replace of plans is refused: it is kept for ever'); END;
COMMIT;
