-- A record of format 4, as its last version wrote it: one article, weighed.
CREATE TABLE about (
    "key" TEXT NOT NULL, 
    value TEXT NOT NULL, 
    PRIMARY KEY ("key")
);
CREATE TABLE runs (
    run INTEGER NOT NULL, 
    started TEXT NOT NULL, 
    finished TEXT, 
    version TEXT NOT NULL, 
    paths TEXT NOT NULL, 
    PRIMARY KEY (run)
);
CREATE TABLE ratings (
    folded TEXT NOT NULL, 
    outlet TEXT NOT NULL, 
    letter TEXT NOT NULL, 
    given TEXT NOT NULL, 
    PRIMARY KEY (folded)
);
CREATE TABLE parts (
    "key" TEXT NOT NULL, 
    body BLOB NOT NULL, 
    shown INTEGER NOT NULL, 
    PRIMARY KEY ("key")
);
CREATE TABLE days (
    part TEXT NOT NULL, 
    id TEXT NOT NULL, 
    day TEXT NOT NULL, 
    PRIMARY KEY (part, id, day)
);
CREATE INDEX days_day ON days (day);
CREATE TABLE united (
    id TEXT NOT NULL, 
    part TEXT NOT NULL, 
    "of" TEXT NOT NULL, 
    PRIMARY KEY (id, part, "of")
);
CREATE TABLE lineage (
    position INTEGER NOT NULL, 
    uri TEXT NOT NULL, 
    origin TEXT NOT NULL, 
    origin_label TEXT, 
    relation TEXT NOT NULL, 
    parent TEXT, 
    basis TEXT NOT NULL, 
    PRIMARY KEY (position)
);
CREATE INDEX ix_lineage_origin ON lineage (origin);
CREATE INDEX ix_lineage_uri ON lineage (uri);
CREATE TABLE stories (
    position INTEGER NOT NULL, 
    uri TEXT NOT NULL, 
    story TEXT NOT NULL, 
    chapter INTEGER NOT NULL, 
    central BOOLEAN NOT NULL, 
    PRIMARY KEY (position)
);
CREATE INDEX ix_stories_uri ON stories (uri);
CREATE INDEX ix_stories_story ON stories (story);
CREATE TABLE fused (
    id TEXT NOT NULL, 
    part TEXT NOT NULL, 
    type TEXT, 
    modality TEXT NOT NULL, 
    date_from TEXT, 
    date_to TEXT, 
    reported TEXT, 
    articles INTEGER NOT NULL, 
    origins INTEGER NOT NULL, 
    body TEXT NOT NULL, 
    PRIMARY KEY (id)
);
CREATE INDEX ix_fused_part ON fused (part);
CREATE TABLE conflicts (
    id TEXT NOT NULL, 
    part TEXT NOT NULL, 
    kind TEXT NOT NULL, 
    severity TEXT NOT NULL, 
    body TEXT NOT NULL, 
    PRIMARY KEY (id)
);
CREATE INDEX ix_conflicts_part ON conflicts (part);
CREATE TABLE quotations (
    id TEXT NOT NULL, 
    part TEXT NOT NULL, 
    differs INTEGER NOT NULL, 
    variants INTEGER NOT NULL, 
    articles INTEGER NOT NULL, 
    origins INTEGER NOT NULL, 
    body TEXT NOT NULL, 
    PRIMARY KEY (id)
);
CREATE INDEX ix_quotations_part ON quotations (part);
CREATE TABLE articles (
    number INTEGER NOT NULL, 
    "key" TEXT NOT NULL, 
    uri TEXT NOT NULL, 
    id TEXT NOT NULL, 
    title TEXT, 
    outlet TEXT, 
    language TEXT, 
    published TEXT, 
    published_from TEXT, 
    published_to TEXT, 
    skipped TEXT, 
    text TEXT NOT NULL, 
    run INTEGER NOT NULL, 
    reading BLOB NOT NULL, 
    PRIMARY KEY (number), 
    UNIQUE ("key"), 
    FOREIGN KEY(run) REFERENCES runs (run)
);
CREATE INDEX ix_articles_id ON articles (id);
CREATE INDEX ix_articles_uri ON articles (uri);
CREATE TABLE errors (
    number INTEGER NOT NULL, 
    uri TEXT NOT NULL, 
    stage TEXT NOT NULL, 
    error TEXT NOT NULL, 
    run INTEGER NOT NULL, 
    PRIMARY KEY (number), 
    UNIQUE (uri, stage, error), 
    FOREIGN KEY(run) REFERENCES runs (run)
);
CREATE TABLE fused_participants (
    id TEXT NOT NULL, 
    position INTEGER NOT NULL, 
    role TEXT NOT NULL, 
    folded TEXT NOT NULL, 
    country TEXT, 
    PRIMARY KEY (id, position), 
    FOREIGN KEY(id) REFERENCES fused (id)
);
CREATE INDEX ix_fused_participants_folded ON fused_participants (folded);
CREATE INDEX ix_fused_participants_country ON fused_participants (country);
CREATE TABLE fused_reports (
    id TEXT NOT NULL, 
    position INTEGER NOT NULL, 
    uri TEXT NOT NULL, 
    event TEXT NOT NULL, 
    alias TEXT NOT NULL, 
    PRIMARY KEY (id, position), 
    FOREIGN KEY(id) REFERENCES fused (id)
);
CREATE INDEX ix_fused_reports_uri ON fused_reports (uri);
CREATE INDEX ix_fused_reports_alias ON fused_reports (alias);
CREATE INDEX ix_fused_reports_event ON fused_reports (event);
CREATE TABLE conflict_articles (
    id TEXT NOT NULL, 
    uri TEXT NOT NULL, 
    PRIMARY KEY (id, uri), 
    FOREIGN KEY(id) REFERENCES conflicts (id)
);
CREATE TABLE quotation_variants (
    id TEXT NOT NULL, 
    position INTEGER NOT NULL, 
    uri TEXT NOT NULL, 
    statement TEXT NOT NULL, 
    folded TEXT, 
    PRIMARY KEY (id, position), 
    FOREIGN KEY(id) REFERENCES quotations (id)
);
CREATE INDEX quotation_variants_statement ON quotation_variants (statement, uri);
CREATE TABLE sketches (
    article INTEGER NOT NULL, 
    version TEXT NOT NULL, 
    lineage BLOB NOT NULL, 
    terms BLOB NOT NULL, 
    names BLOB NOT NULL, 
    said BLOB NOT NULL, 
    retiring BLOB NOT NULL, 
    PRIMARY KEY (article), 
    FOREIGN KEY(article) REFERENCES articles (number)
);
CREATE TABLE entities (
    article INTEGER NOT NULL, 
    entity TEXT NOT NULL, 
    kind TEXT NOT NULL, 
    name TEXT NOT NULL, 
    folded TEXT NOT NULL, 
    country TEXT, 
    sector TEXT, 
    ref TEXT, 
    PRIMARY KEY (article, entity), 
    FOREIGN KEY(article) REFERENCES articles (number)
);
CREATE INDEX ix_entities_folded ON entities (folded);
CREATE TABLE offices (
    article INTEGER NOT NULL, 
    start INTEGER NOT NULL, 
    "end" INTEGER NOT NULL, 
    entity TEXT NOT NULL, 
    name TEXT NOT NULL, 
    folded TEXT NOT NULL, 
    country TEXT, 
    office TEXT NOT NULL, 
    words TEXT, 
    words_start INTEGER, 
    words_end INTEGER, 
    office_from TEXT, 
    office_to TEXT, 
    PRIMARY KEY (article, start, "end", entity), 
    FOREIGN KEY(article) REFERENCES articles (number)
);
CREATE INDEX ix_offices_folded ON offices (folded);
CREATE TABLE events (
    article INTEGER NOT NULL, 
    event TEXT NOT NULL, 
    type TEXT NOT NULL, 
    PRIMARY KEY (article, event), 
    FOREIGN KEY(article) REFERENCES articles (number)
);
CREATE INDEX events_event ON events (event);
CREATE TABLE statements (
    article INTEGER NOT NULL, 
    statement TEXT NOT NULL, 
    position INTEGER NOT NULL, 
    via TEXT, 
    kind TEXT NOT NULL, 
    source TEXT, 
    folded TEXT, 
    country TEXT, 
    speaking TEXT NOT NULL, 
    office TEXT, 
    anonymity TEXT, 
    cue TEXT, 
    cue_class TEXT, 
    polarity TEXT, 
    act TEXT, 
    content TEXT NOT NULL, 
    content_folded TEXT NOT NULL, 
    spans TEXT NOT NULL, 
    names TEXT NOT NULL, 
    countries TEXT NOT NULL, 
    PRIMARY KEY (article, statement), 
    FOREIGN KEY(article) REFERENCES articles (number)
);
CREATE INDEX statements_statement ON statements (statement);
CREATE INDEX statements_folded ON statements (folded);
CREATE VIRTUAL TABLE article_words USING fts5(title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
INSERT INTO about VALUES ('schema', '4');
INSERT INTO about VALUES ('weighed', '5c287079ba57475f');
INSERT INTO runs VALUES (1, '2026-11-29T06:04:07+00:00', '2026-11-29T06:04:07+00:00', '0.1.0', '["a.txt"]');
INSERT INTO parts VALUES ('389bf66d9d9a8e79', X'789c75524d6fdb300cfd2b85ceee20cb8e6cf736143d0c2bb6a1eb2e0b828196e84ca82279b29c2e0bf2df47d9f9e856f426918fef918fdcb327dcb11b56d44ddb49a91bdd408d55c332865b74716037cb3d339a202a174a765072909de2a22448dcf54899dbcf9fbe7ebb7fa4c0c66b0ab8d1da8c29d8a0a72c2f39659e7d48241b8c330cac8949f827f43d3ad414d510139be0a2b8e68b6b9e147a0b2a05efcdd07a478180bd0f11f54be022012144a34c0fa79e83b7a91054f4214de3e22ca8b05a089937755715952824e51c754a99f70eae1e46f38722ca8f2e8604fff2f0c80ed9992e206918227b490915ef72a94551766d0b6577a1fcb0f5571f03d87f286fbfdfb1c3ea34cadced184c227a177fc793f5f4cfa1d57923302f79079d9c2c0f66bdc64045799d899c6806c2a24b2e2d792617aba354b228861193d2e48d4592ca33e689c1b8f93dba27e79fdd8f738c676c0b76c4b9abc1fad4c6b49863e2ff05bd419d2c3b56cf2bbc949f57f9562935ecc7a8fce67c4a2d2ab8fc06a3a7fe4eb7100696665c03d5c7690415509bd6cc275624c25fa38f108d4f0acbc922d759a3e2f1ab6147affdeb1b27152150343916b4e55af296b3d5e1f0173daefeea', 1);
INSERT INTO days VALUES ('389bf66d9d9a8e79', 'c12c6fa40a6fc024', '22e291e3a70860b0');
INSERT INTO lineage VALUES (0, 'a.txt', 'a0dbb19863be7542', NULL, 'original', NULL, '[]');
INSERT INTO stories VALUES (0, 'a.txt', '30449de3dd412e69', 1, 1);
INSERT INTO fused VALUES ('c12c6fa40a6fc024', '389bf66d9d9a8e79', 'CONSULT', 'happened', '2023-05-04', '2023-05-04', '2023-05-05', 1, 1, '{"id":"c12c6fa40a6fc024","type":"CONSULT","mode":null,"cameo":"040","word":"met","modality":"happened","date":"2023-05-04","place":"Lisbon","reported":"2023-05-05","participants":[{"role":"actor","entity":"ce7526198f737236","name":"Ana Ruiz","country":"PRT"},{"role":"recipient","entity":"a70f16d234fbba4f","name":"Ivo Kral","country":"CZE"}],"reports":[{"uri":"a.txt","event":"1abd192e140faf64","trigger":[18,21],"sentence":[0,65],"counted":true}],"articles":1,"origins":1,"unknown_origins":0,"values":[{"slot":"date","value":"2023-05-04","articles":1,"origins":1},{"slot":"place","value":"Lisbon","articles":1,"origins":1}],"outcome":null,"became":null,"sides":["reporters"],"against":0,"credibility":3}');
INSERT INTO articles VALUES (1, '38aa11477f7c4ca1', 'a.txt', 'sha256:c08c82fb5e439f41c08c82fb5e439f41c08c82fb5e439f41c08c82fb5e439f41', NULL, 'example.org', 'en', '2023-05-05', '2023-05-05', '2023-05-05', NULL, 'Minister Ana Ruiz met President Ivo Kral in Lisbon on 4 May 2023. "We will return," Ruiz said.', 1, X'789cb5556d8fdb360cfe2b823ebba9e338a9936f43310c435fd1761bb05c10c836eda8274b8624e72e3de4bf8fb42d2719d6021d7040809894483e7cf8a2272eac978502be79e2b2e41bee0e2259ae36459c155952e54b4817eb2a9dffaccc23de5989fec4cc3f7a94bcf41445774a45dc7428783c8547d1b40a66c6d67847095d77a2063ad028b75daea43b4049e8a0f4151e2471b278112ff1871772e1a4e39b2d2fa150c2e2c55dc45d2b3429f1d3f803d8f1bb30ba9225e882dc2b790feac4cf880b1e09c83ba9a5f360d92f5ab04f9dfcc61af0eca30547369efd7e34ec8d158a49cdde4a971bcdf097b277e2c408d28cddf1bf803d48a59805df591dddf1c19113b29c111f6d293ce53270e0ee65db0611815868cc91e41eacea80703ff17ba9a92cb2415e5e1c8c232e8f028f7b653dbb65501bdf1f78c7cc8366bd1573608f60f999b8c15c8802f2bd8da3d572176d57ab689dee7654a20646b2f09af47284d0f705504947302d926aa8405a34142e70c689e54e7b7b42e5c74f5f38052cbcb128fef6e14f4e495621ff7b8d08f7c205b930c696522345934a28ac086ae431e06a0898d1032e2a347eaca3f92baa7555c9beb6a1943ce8f6e3c538caa67bfbca9a666ac741e54d5054c6e2e190de79778e0207c9f739080d72c3c1ebbf7fbde260f0fd1c142c92288daf38b8496bb873a3fa5fc92fae925702c34cb90f03f183ea3f5fe6691a2d9f2b739a8323c6bc9a82b9c8cbf93a81791a57a25aa5b4d84e2d71f0fac3fbcf7fbca5a41b534e400a7485ee799cc6c38950d2133f0781c3af71dc315187038a8b619f9f8299b7b2aeb18337db791625f3abc1eddb98c6960ba27680d64feb290ce9ed58b4c21f68ad77f9572c46bf042c14b295536217ebe4621d3a6a3437176b5a62ffb58fd3cb3ec6b5de2a59487ff1b74ca3558acd34b6cee63aece2722d94730c2b35ade846e0ffc6db0eb0447668b906c0cf8e68f8808d83720f6d2055ea7a6c180b843aec54e71179735bcf6499e549552cd26511af4aeccfa9c54b69296334339dfd37e22b9ab334cab209f1b8cb0b5acfdb6c1dad17bb5edae3f3e488190d9d0f5b822aea6911e306ce16bbdb2a0f5b19fd1a7cd8fab0436b68a8459802ea821cdfd2f113e14eb3e3cca8d4469f9a2b7ba975df58444f175ee4fe69c0763a29a96164ab38402388082b6ad3083db3207044eb97737efe075cc6a916');
INSERT INTO fused_participants VALUES ('c12c6fa40a6fc024', 0, 'actor', ' ana ruiz ', 'PRT');
INSERT INTO fused_participants VALUES ('c12c6fa40a6fc024', 1, 'recipient', ' ivo kral ', 'CZE');
INSERT INTO fused_reports VALUES ('c12c6fa40a6fc024', 0, 'a.txt', '1abd192e140faf64', 'c12c6fa40a6fc024');
INSERT INTO sketches VALUES (1, '0.1.0', X'8da26964d9477368613235363a63303863383266623565343339663431633038633832666235653433396634316330386338326662356534333966343163303863383266623565343339663431a3757269a5612e747874a86c616e6775616765a2656ea97075626c6973686564aa323032332d30352d3035a66f75746c6574a76578616d706c65a87265706169726564c2a5776f726473c4482f58cd1ae26f9f777c55a7b6a6abacf014d28b6e048b2f1cb564f4a24e8eec5fb5506020c829b609381bb6f31f1271eac13fad0d19687f1c4ebee61d0f3f9ea77c55a7b6d6043befa56d61726b73c412310505010505050005000300031808090501a76c657474657273c4280dee8ca15c519842b3c4ad39e5dfd0676ed9434cfb9f791fd98eee502acb03c96a83eb34b3c4ad39a6736f756e6473c4284728a56800000000000000004c2da1a400000000000000002b5907022acb03c99f68672900000000a8706963747572657390a663726564697483a56c6162656cc0a872656c6174696f6ea86f726967696e616ca5626173697390a5636974656490', X'88a3757269a5612e747874a26964d9477368613235363a63303863383266623565343339663431633038633832666235653433396634316330386338326662356534333966343163303863383266623565343339663431a3646179ce000b4555a866756c6c6e6573735ea57465726d73c4302f58cd1a048b2f1cb55060201442aa6c14d28b6ee26f9f77b564f4a20f3f9ea77c55a7b62b91c4ded6043befa6abacf0a56b696e6473c40c161616151616161426151414a467697374c4382f58cd1a048b2f1cb5506020388c93221442aa6c14d28b6ee26f9f77eb3b9a9eb564f4a27c55a7b62b91c4de0027fde0d6043befa6abacf0aa676973745f6b696e6473c40e0000050702000007040402010000', X'9395a26531a6706572736f6ea8416e61205275697aa3505254c095a26532a6706572736f6ea849766f204b72616ca3435a45c095a26533a5706c616365a64c6973626f6ea3505254c0', X'9192c40093cfeffaac28526b11c5c418c5f093b93a485002c9e0adca83e7961bacbcd8b874820ddd93ffff00', X'90');
INSERT INTO entities VALUES (1, 'e1', 'person', 'Ana Ruiz', ' ana ruiz ', 'PRT', 'GOV', NULL);
INSERT INTO entities VALUES (1, 'e2', 'person', 'Ivo Kral', ' ivo kral ', 'CZE', NULL, NULL);
INSERT INTO entities VALUES (1, 'e3', 'place', 'Lisbon', ' lisbon ', 'PRT', NULL, NULL);
INSERT INTO offices VALUES (1, 9, 17, 'e1', 'Ana Ruiz', ' ana ruiz ', 'PRT', 'Minister', 'Minister', 0, 8, NULL, NULL);
INSERT INTO events VALUES (1, '1abd192e140faf64', 'CONSULT');
INSERT INTO statements VALUES (1, '258b2fc345c06def', 0, NULL, 'direct', 'Ana Ruiz', ' ana ruiz ', 'PRT', ' PRT ', 'Minister', NULL, 'said', 'neutral', NULL, NULL, '"We will return,"', ' we will return ', '[[66,83]]', '', '  ');
INSERT INTO article_words(article_words) VALUES ('rebuild');
