-- With which content (prices, provisions, texts) a plan was made when it took a step: a document prints it for as long as the plan stands.

ALTER TABLE casus_stap ADD COLUMN inhoud TEXT NOT NULL DEFAULT '';  -- versions of the content at that moment, "prijzen=3f2a... teksten=9b1c..."; empty: not kept yet then
