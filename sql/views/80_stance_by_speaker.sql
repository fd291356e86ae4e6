-- What speakers do when they speak: assert, deny, condemn, demand, …
-- Grain: a speaker, a stance and a publication day, over current articles.
-- column: day | publication day, else the day first fetched; null: neither is known
-- column: speaker_id | key of the speaker; null: not an entity
-- column: speaker | canonical name, else the name or phrase in the text, ANON for an unnamed source
-- column: speaker_en | canonical English name, where curated
-- column: speaker_country | the speaker's, ISO 3166-1 alpha-2, where curated
-- column: stance | what the cue does
-- column: statements | how many
-- column: articles | in how many articles
-- column: sources | of how many outlets
CREATE VIEW stance_by_speaker AS
SELECT
    day,
    speaker_id,
    speaker,
    speaker_en,
    speaker_country,
    stance,
    COUNT(*) AS statements,
    COUNT(DISTINCT version_id) AS articles,
    COUNT(DISTINCT source) AS sources
FROM who_said_what
WHERE speaker IS NOT NULL
GROUP BY day, speaker_id, speaker, speaker_en, speaker_country, stance;
